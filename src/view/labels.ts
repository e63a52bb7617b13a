import type { Words } from './context.ts'
import type { ViewLabels } from './types.ts'

export function viewLabels({ word }: Words): ViewLabels {
  return {
    steps: word('label_steps'),
    adminSteps: word('label_admin_steps'),
    details: word('label_details'),
    collapse: word('label_collapse'),
    expand: word('label_expand'),
    hide: word('label_hide'),
    hidden: word('label_hidden'),
    undo: word('label_undo'),
    copied: word('label_copied'),
    copyCommand: word('label_copy_command'),
    saved: word('label_saved'),
    done: word('label_done'),
    undone: word('label_undone'),
    junked: word('label_junked'),
    failedAction: word('label_failed_action'),
    notFound: word('label_not_found'),
    more: word('label_more'),
  }
}
