/** Runs of white space as one blank each. Blanks that stand alone are not touched, which makes it fast. */
export function oneLine(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ')
}
