import type { Category } from '../classifier/types.ts'
import { formatDate } from '../i18n/format.ts'
import { forTerminal, strong } from './output.ts'
import { ranked, rankedCategories, type Summary } from './summary.ts'
import type { Words } from './words.ts'

const TOP = 10

/** What a category is called; its advice names it so where no figure makes a better title. */
export function titleOf(category: Category, words: Words): string {
  return words.tell(`${category.replaceAll('-', '_')}_title`)
}

/** The summary as one JSON object. Names of categories, kinds and permanence are those of CONTRACT. */
export function summaryFields(summary: Summary, words: Words) {
  return {
    messages: summary.messages,
    unreadable: summary.unreadable,
    kinds: Object.fromEntries(ranked(summary.kinds)),
    failedRecipients: summary.failing,
    permanence: Object.fromEntries(ranked(summary.permanence)),
    categories: rankedCategories(summary).map(({ category, count, domains }) => ({
      category,
      title: titleOf(category, words),
      count,
      domains: ranked(domains, TOP).map(([domain, times]) => ({ domain, count: times })),
    })),
    domains: ranked(summary.domains).map(([domain, count]) => ({ domain, count })),
    addresses: ranked(summary.addresses).map(([address, count]) => ({ address, count })),
    from: summary.first,
    to: summary.last,
  }
}

/** The figures that stand above the tables, as label and value. */
export function headFigures(summary: Summary, words: Words): [label: string, value: string][] {
  const bounces = (summary.kinds.get('failure') ?? 0) + (summary.kinds.get('delay') ?? 0)
  const day = (iso: string) => formatDate(iso, words.locale, words.timeZone)
  const figures: [string, string][] = [
    [words.tell('cli_report_messages'), String(summary.messages)],
    [words.tell('cli_report_bounces'), String(bounces)],
    [words.tell('cli_report_recipients'), String(summary.failing)],
  ]
  if (summary.first && summary.last)
    figures.push([words.tell('cli_report_period'), `${day(summary.first)} – ${day(summary.last)}`])
  if (summary.unreadable > 0) figures.push([words.tell('cli_report_unreadable'), String(summary.unreadable)])
  return figures
}

/** The summary for people. */
export function summaryText(summary: Summary, words: Words): string {
  const width = String(summary.failing).length
  const row = (count: number, text: string) => `  ${String(count).padStart(width)}  ${forTerminal(text)}`
  const lines = headFigures(summary, words).map(([label, value]) =>
    words.tell('cli_report_figure', { label, value }),
  )
  if (summary.failing > 0) {
    lines.push('', strong(words.tell('cli_report_reasons')))
    for (const { count, category } of rankedCategories(summary))
      lines.push(row(count, `${titleOf(category, words)} (${category})`))
    lines.push('', strong(words.tell('cli_report_domains')))
    for (const [domain, count] of ranked(summary.domains, TOP)) lines.push(row(count, domain))
    lines.push('', strong(words.tell('cli_report_addresses')))
    for (const [address, count] of ranked(summary.addresses, TOP)) lines.push(row(count, address))
  }
  return `${lines.join('\n')}\n`
}
