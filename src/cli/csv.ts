const FORMULA = /^[=+\-@\t\r]/

/** A field that no spreadsheet takes for a formula, quoted where it must be (RFC 4180). */
function field(value: string | number | null): string {
  const text = String(value ?? '')
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One row of CSV with its CRLF. */
export function csvRow(values: readonly (string | number | null)[]): string {
  return `${values.map(field).join(',')}\r\n`
}

/** Stands first in the file, so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'
