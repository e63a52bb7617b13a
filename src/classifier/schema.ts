/** The shape of the files under rules/, for tools and tests. Never imported by what ships. */
import * as v from 'valibot'
import { FAILING_STATIONS } from './ruleSet.ts'
import { CATEGORIES, PARTIES, PERMANENCES } from './types.ts'

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/))
const phrase = v.pipe(
  v.string(),
  v.minLength(2),
  v.check((text) => text === text.toLowerCase(), 'phrases are lower-case'),
  v.check((text) => text === text.trim(), 'phrases have no blanks at their ends'),
)
const phrases = v.pipe(v.array(phrase), v.minLength(1))
const texts = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1))
/** `.*` and its like outside a character class. */
const UNBOUNDED = /(?<!\\)\.[*+]|\\[DSW][*+]/
const expression = v.pipe(
  v.string(),
  v.check((source) => {
    try {
      return new RegExp(source, 'iu') instanceof RegExp
    } catch {
      return false
    }
  }, 'no regular expression'),
  v.check((source) => !UNBOUNDED.test(source.replace(/\[(?:\\.|[^\]])*\]/g, '[]')), 'gaps must be bounded'),
)

const When = v.strictObject({
  code: v.optional(v.array(v.pipe(v.string(), v.regex(/^[45]\d{0,2}$/)))),
  status: v.optional(v.array(v.pipe(v.string(), v.regex(/^[45](\.\d{1,3}){0,2}$/)))),
  provider: v.optional(v.array(id)),
  mta: v.optional(v.array(id)),
  stage: v.optional(
    v.array(
      v.picklist([
        'CONNECT',
        'EHLO',
        'STARTTLS',
        'AUTH',
        'MAIL FROM',
        'RCPT TO',
        'DATA',
        'END OF DATA',
        'QUIT',
      ]),
    ),
  ),
  action: v.optional(v.array(v.picklist(['failed', 'delayed', 'delivered', 'relayed', 'expanded']))),
})

/** One rule. `contains` is any of its phrases; `with` one more that must stand in the same text. */
export const Rule = v.pipe(
  v.strictObject({
    id,
    category: v.picklist(CATEGORIES),
    contains: v.optional(phrases),
    with: v.optional(phrases),
    unless: v.optional(phrases),
    match: v.optional(expression),
    when: v.optional(When),
    weight: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90))),
    permanence: v.optional(v.picklist(PERMANENCES)),
    party: v.optional(v.picklist(PARTIES)),
    params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
    source: v.string(),
    examples: texts,
    not: v.optional(texts),
  }),
  v.check((rule) => rule.contains !== undefined || rule.when !== undefined, 'a rule needs contains or when'),
)

const Service = v.strictObject({
  id,
  hosts: v.optional(v.array(v.string())),
  marks: v.optional(phrases),
  help: v.optional(v.pipe(v.string(), v.url())),
})

/** rules/phrases, rules/mta and rules/provider. */
export const RuleFile = v.strictObject({
  format: v.literal(1),
  service: v.optional(v.array(Service)),
  rule: v.optional(v.array(Rule)),
})

const weight = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60))
const Code = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^(?:\d{3}|[x45]\.\d{1,3}\.\d{1,3})$/)),
  meaning: v.string(),
  category: v.picklist(CATEGORIES),
  category4: v.optional(v.picklist(CATEGORIES)),
  permanence: v.optional(v.picklist(PERMANENCES)),
  weight,
  source: v.string(),
})

/** rules/codes.toml */
export const CodeFile = v.strictObject({ format: v.literal(1), reply: v.array(Code), status: v.array(Code) })

/** rules/categories.toml */
export const CategoryFile = v.strictObject({
  format: v.literal(1),
  category: v.array(
    v.strictObject({
      id: v.picklist(CATEGORIES),
      permanence: v.picklist(PERMANENCES),
      party: v.picklist(PARTIES),
      station: v.picklist(FAILING_STATIONS),
      fixed: v.optional(v.literal(true)),
    }),
  ),
})

/** rules/blocklists.toml */
export const BlocklistFile = v.strictObject({
  format: v.literal(1),
  list: v.array(
    v.strictObject({
      name: v.string(),
      zones: phrases,
      lookup: v.optional(v.pipe(v.string(), v.url())),
      removal: v.optional(v.pipe(v.string(), v.url())),
      alive: v.boolean(),
      asks: v.picklist(['anyone', 'network-owner', 'nobody', 'recipient-admin']),
      dns: v.optional(
        v.strictObject({
          zones: v.pipe(
            v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/))),
            v.minLength(1),
          ),
          lists: v.pipe(v.array(v.picklist(['ip4', 'ip6', 'domain'])), v.minLength(1)),
          codes: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255)))),
          public: v.optional(v.literal(false)),
          usual: v.optional(v.literal(true)),
        }),
      ),
    }),
  ),
})

const votes = v.record(v.picklist(CATEGORIES), v.pipe(v.number(), v.integer()))

/** rules/words.toml, written by tools/learnWords.ts */
export const WordFile = v.strictObject({
  format: v.literal(1),
  bias: votes,
  stems: v.record(v.string(), votes),
})
