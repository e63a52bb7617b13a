import type { DiagnosisView } from './types.ts'

/** Every command that a view offers to copy. */
export function commandsOf(view: DiagnosisView): readonly string[] {
  const texts = view.recipients.flatMap(({ cause, steps, adminSteps }) => [cause, ...steps, ...adminSteps])
  return [view.summary, ...texts].flat().flatMap(({ kind, text }) => (kind === 'command' ? [text] : []))
}
