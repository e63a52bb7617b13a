type Underscored<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Text

/** An id the way message keys spell it: `mailbox-full` becomes `mailbox_full`. */
export function underscored<Text extends string>(text: Text): Underscored<Text> {
  return text.replaceAll('-', '_') as Underscored<Text>
}
