declare module 'virtual:rules' {
  const rules: import('../classifier/ruleSet.ts').RuleSet
  export default rules
}
declare module 'virtual:advice' {
  const advice: import('../advice/adviceTable.ts').AdviceTable
  export default advice
}
declare module 'virtual:domains' {
  const domains: import('../outgoing/types.ts').DomainTable
  export default domains
}
declare module 'virtual:live' {
  const table: import('../live/types.ts').LiveTable
  export default table
}
declare module 'virtual:catalogue/en' {
  const catalogue: import('../i18n/types.ts').Catalogue
  export default catalogue
}
declare module 'virtual:catalogue/zh_CN' {
  const catalogue: import('../i18n/types.ts').Catalogue
  export default catalogue
}
declare module 'virtual:catalogue/zh_TW' {
  const catalogue: import('../i18n/types.ts').Catalogue
  export default catalogue
}
declare const __TARGET__: 'thunderbird' | 'firefox' | 'chrome' | 'cli'
/** The version in package.json. */
declare const __VERSION__: string
