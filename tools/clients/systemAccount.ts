import { readFile } from 'node:fs/promises'

export interface Account {
  readonly uid: number
  readonly gid: number
}

/** The account of that name on this system, which a server that refuses to run as root runs as. */
export async function systemAccount(name: string): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
  const [, , uid, gid] = lines.find((entry) => entry.startsWith(`${name}:`))?.split(':') ?? []
  if (!uid || !gid) throw new Error(`this system has no user "${name}"`)
  return { uid: Number(uid), gid: Number(gid) }
}
