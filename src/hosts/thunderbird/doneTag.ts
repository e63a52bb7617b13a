import { thunderbird } from '../../platform/browser.ts'
import type { MessageHeader } from '../../platform/thunderbird.d.ts'

/** Key of the tag; its name is the reader's to change. */
const KEY = 'bounce-doctor-done'
const COLOR = '#0B6B3A'

export const isDone = ({ tags }: MessageHeader): boolean => tags?.includes(KEY) ?? false

/** Whether tags can be set on a message: not where it was opened from a file. */
export const canBeDone = ({ external }: MessageHeader): boolean => external !== true

/** Tags a message as dealt with, or takes the tag away; its other tags stay. `name` is for the tag when it is new. */
export async function setDone(id: number, done: boolean, name: string): Promise<void> {
  if (done) await createTag(name)
  const others = ((await thunderbird.messages.get(id)).tags ?? []).filter((key) => key !== KEY)
  await thunderbird.messages.update(id, { tags: done ? [...others, KEY] : others })
}

async function createTag(name: string): Promise<void> {
  const known = await thunderbird.messages.tags.list()
  if (!known.some(({ key }) => key === KEY)) await thunderbird.messages.tags.create(KEY, name, COLOR)
}
