import { HOST_NAME } from '../platform/hostName.ts'
import { WebmailFrame } from './webmailFrame.ts'

/** Marks this extension's own world, which the page cannot see, so that a second injection does nothing. */
const RUNNING = Symbol.for('bounce-doctor/webmail')

async function run(): Promise<void> {
  const scope = globalThis as { [RUNNING]?: true }
  if (scope[RUNNING]) return
  scope[RUNNING] = true
  for (const left of document.querySelectorAll(HOST_NAME)) left.remove()
  await new WebmailFrame().watch()
  delete scope[RUNNING]
}

run().catch(() => {})
