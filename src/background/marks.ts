/** What our button in the toolbar says of the message of a tab; of an ordinary bounce it says nothing. */
export const MARKS = {
  /** The message is a trick: it may have painted a banner of its own, but cannot paint here. */
  trick: { text: '!', color: '#a4000f', title: 'toolbar_trick' },
  /** Its banner cannot be seen or pressed there. */
  covered: { text: '•', color: '#7a4a00', title: 'toolbar_covered' },
} as const

export type Mark = keyof typeof MARKS
