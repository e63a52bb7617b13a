import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findBinary } from '../../../tools/clients/binaries.ts'
import type { Certificate } from '../../../tools/clients/dohServer.ts'
import { howToInstall } from '../../../tools/clients/missing.ts'
import { throwAwayFolder } from '../../../tools/clients/session.ts'

/** A certificate for 127.0.0.1 that nobody vouches for. */
export async function loopbackCertificate(): Promise<Certificate> {
  const openssl = findBinary('openssl')
  if (!openssl) throw new Error(howToInstall(['openssl']))
  const folder = await throwAwayFolder()
  const [key, cert] = [join(folder.path, 'key.pem'), join(folder.path, 'cert.pem')]
  const wish = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2']
  try {
    await promisify(execFile)(openssl, [...wish, ...subject, '-keyout', key, '-out', cert])
    return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') }
  } finally {
    await folder.remove()
  }
}
