import type { Mailbox } from '../../mime/types.ts'

/** Puts a value into a field of a page and tells the page's scripts, as typing does. */
export function setField(
  field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  value: string,
): void {
  field.value = value
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
}

/** `Name <address>` as every webmail reads it in a field; nothing in the name can become an address. */
export function asRecipient({ name, address }: Mailbox): string {
  const plain = name.replace(/["\\<>\p{Cc}]/gu, ' ').trim()
  return plain === '' ? `<${address}>` : `"${plain}" <${address}>`
}

/** Resolves when the page has what is asked for; rejects when that takes too long or the signal is aborted. */
export async function settled<T>(
  ask: () => T | null | undefined | false,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<T> {
  const end = performance.now() + timeoutMs
  for (;;) {
    signal.throwIfAborted()
    const answer = ask()
    if (answer) return answer
    if (performance.now() > end) throw new Error('the page does not answer')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Hands files to a field for files, as choosing them does. */
export function chooseFiles(field: HTMLInputElement, files: readonly File[]): void {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  field.files = transfer.files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
