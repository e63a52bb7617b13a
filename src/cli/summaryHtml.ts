import { languageTag } from '../i18n/locale.ts'
import { ranked, rankedCategories, type Summary } from './summary.ts'
import { headFigures, titleOf } from './summaryText.ts'
import type { Words } from './words.ts'

const TOP = 25
const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.3rem .6rem;border-bottom:1px solid #8886}
td:first-child{text-align:end;width:4rem;font-variant-numeric:tabular-nums}`

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const table = (heading: string, rows: readonly (readonly [count: number, text: string])[]) =>
  rows.length === 0
    ? ''
    : `<h2>${escaped(heading)}</h2>\n<table>\n${rows
        .map(([count, text]) => `<tr><td>${count}</td><td>${escaped(text)}</td></tr>`)
        .join('\n')}\n</table>\n`

const byCount = (counts: ReadonlyMap<string, number>) =>
  ranked(counts, TOP).map(([name, count]) => [count, name] as const)

/** The summary as one page that needs nothing beside it: no script, nothing loaded. */
export function summaryHtml(summary: Summary, words: Words): string {
  const title = escaped(words.tell('cli_report_title'))
  const figures = headFigures(summary, words)
    .map(([label, value]) => `<p>${escaped(words.tell('cli_report_figure', { label, value }))}</p>`)
    .join('\n')
  const reasons = rankedCategories(summary).map(
    ({ count, category }) => [count, `${titleOf(category, words)} (${category})`] as const,
  )
  return `<!doctype html>
<html lang="${languageTag(words.locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
<h1>${title}</h1>
${figures}
${table(words.tell('cli_report_reasons'), reasons)}${table(words.tell('cli_report_domains'), byCount(summary.domains))}${table(words.tell('cli_report_addresses'), byCount(summary.addresses))}</html>
`
}
