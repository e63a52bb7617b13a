import type { DiagnosisView } from '../../view/types.ts'

/** Where there is no banner there is nothing to hide: that button is left out. */
export const withoutHiding = (view: DiagnosisView): DiagnosisView => ({
  ...view,
  actions: view.actions.filter(({ id }) => id !== 'not-a-bounce'),
})
