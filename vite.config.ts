/// <reference types="vitest/config" />
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { defineConfig, type EnvironmentOptions, type Plugin, type ViteBuilder } from 'vite'
import packageJson from './package.json' with { type: 'json' }
import { dataPlugin } from './tools/dataPlugin.ts'
import { isTarget, manifestFor } from './tools/manifest.ts'

const root = import.meta.dirname

/** A classic script: one self-contained IIFE, as content scripts and event pages need. */
function script(name: string, entry: string, outDir: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { [name]: resolve(root, entry) },
        output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  }
}

/** An event page as a module: what it imports on demand is loaded when it is needed (a service worker may not do that). */
function eventPage(name: string, entry: string, outDir: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { [name]: resolve(root, entry) },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  }
}

/** What runs behind: Thunderbird has mails of its own, the browsers have webmails. */
function backgroundOf(target: string, outDir: string): EnvironmentOptions {
  if (target === 'thunderbird') return eventPage('background', 'src/background/index.ts', outDir)
  const entry = 'src/background/web/index.ts'
  if (target === 'firefox') return eventPage('background', entry, outDir)
  // A service worker may not load code on demand: all is in one script. It has no document to preload anything in either.
  return { ...script('background', entry, outDir), consumer: 'server', resolve: { noExternal: true } }
}

/** The command line: one Node module that needs nothing beside it. */
function commandLine(outDir: string): EnvironmentOptions {
  return {
    consumer: 'server',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      rolldownOptions: {
        input: { 'bounce-doctor': resolve(root, 'src/cli/main.ts') },
        external: builtinModules.flatMap((name) => [name, `node:${name}`]),
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          codeSplitting: false,
          banner: '#!/usr/bin/env node',
        },
      },
    },
    resolve: { noExternal: true },
  }
}

/** Writes the target's manifest and copies what needs no build. */
function extensionFiles(target: string, outDir: string): Plugin {
  return {
    name: 'extension-files',
    applyToEnvironment: (environment) => environment.name === 'client',
    buildStart() {
      this.addWatchFile(resolve(root, 'manifest.json'))
    },
    async writeBundle() {
      if (!isTarget(target)) throw new Error(`unknown target: ${target}`)
      const base = JSON.parse(await readFile(resolve(root, 'manifest.json'), 'utf8'))
      const manifest = manifestFor(target, { ...base, version: packageJson.version })
      await writeFile(resolve(root, outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
      for (const folder of ['_locales', 'icons'])
        await cp(resolve(root, folder), resolve(root, outDir, folder), { recursive: true })
    },
  }
}

export default defineConfig(({ mode }) => {
  // Another folder than dist is for comparing two builds.
  const outDir = join(process.env.BUILD_DIR ?? 'dist', mode)
  const cli = mode === 'cli'
  return {
    root,
    base: './',
    define: { __TARGET__: JSON.stringify(mode), __VERSION__: JSON.stringify(packageJson.version) },
    plugins: [dataPlugin(), ...(isTarget(mode) ? [extensionFiles(mode, outDir)] : [])],
    build: {
      target: cli ? 'node20' : ['chrome120', 'firefox140'],
      minify: !cli,
      modulePreload: false,
      chunkSizeWarningLimit: 2000,
    },
    environments: cli
      ? { ssr: commandLine(outDir) }
      : {
          client: {
            build: {
              outDir,
              emptyOutDir: false,
              copyPublicDir: false,
              rolldownOptions: {
                input: {
                  popup: 'src/ui/popup/index.html',
                  options: 'src/ui/options/index.html',
                  check: 'src/check/index.html',
                  plan: 'src/plan/index.html',
                  retry: 'src/ui/retry/index.html',
                  ...(mode === 'thunderbird'
                    ? { address: 'src/ui/address/index.html' }
                    : { welcome: 'src/ui/welcome/index.html' }),
                },
                output: {
                  entryFileNames: '[name].js',
                  chunkFileNames: 'chunks/[name].js',
                  assetFileNames: 'assets/[name][extname]',
                },
              },
            },
          },
          background: backgroundOf(mode, outDir),
          content:
            mode === 'thunderbird'
              ? script('content', 'src/content/index.ts', outDir)
              : script('webmail', 'src/content/webmail.ts', outDir),
          banner: script('banner', 'src/content/banner.ts', outDir),
          ...(mode === 'thunderbird' ? {} : { repairs: script('repairs', 'src/content/repairs.ts', outDir) }),
        },
    builder: {
      async buildApp(builder: ViteBuilder) {
        await rm(resolve(root, outDir), { recursive: true, force: true })
        const names = cli ? ['ssr'] : ['client', 'background', 'content', 'banner', 'repairs']
        for (const name of names) {
          const environment = builder.environments[name]
          if (environment) await builder.build(environment)
          else if (name !== 'repairs') throw new Error(`no build environment ${name}`)
        }
      },
    },
    test: {
      projects: [
        {
          extends: true,
          // Slow machines are no failure; how fast things are is the bench's matter.
          test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 60_000 },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            include: ['test/e2e/**/*.e2e.ts'],
            testTimeout: 120_000,
            hookTimeout: 180_000,
            fileParallelism: false,
          },
        },
      ],
    },
  }
})
