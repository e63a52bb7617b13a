import { vi } from 'vitest'
import english from '../../../../_locales/en/messages.json'
import type { DraftAttachment, OriginalDraft } from '../../../../src/outgoing/index.ts'
import type { Person, PlanInput, PlanServices } from '../../../../src/ui/plan/types.ts'
import { planWords } from '../../../../src/ui/plan/words.ts'

export const words = planWords(english, 'en', 'UTC')

export const file = (name: string, sizeBytes: number): DraftAttachment => ({
  name,
  type: 'application/octet-stream',
  sizeBytes,
  contentId: null,
  bytes: () => new Uint8Array(sizeBytes),
})

export const draft = (more: Partial<OriginalDraft> = {}): OriginalDraft => ({
  from: { name: 'Wang Wei', address: 'wang.wei@sender.example' },
  to: [{ name: 'Li Na', address: 'li.na@partner.example' }],
  cc: [{ name: '', address: 'zhou.min@partner.example' }],
  bcc: [],
  replyTo: [],
  subject: 'October',
  inReplyTo: null,
  references: [],
  bodyHtml: '<p>Hello</p>',
  bodyText: null,
  attachments: [],
  messageId: '<m@sender.example>',
  date: '2026-11-20T01:14:18Z',
  protection: 'none',
  complete: 'full',
  ...more,
})

export const person = (address: string, more: Partial<Person> = {}): Person => ({
  address,
  finalRecipient: address,
  originalRecipient: null,
  category: 'message-too-large',
  title: 'Too large',
  claimed: null,
  ...more,
})

export const input = (more: Partial<PlanInput> = {}): PlanInput => ({
  source: 'sent',
  folder: 'Sent',
  draft: draft(),
  people: [person('li.na@partner.example')],
  received: [],
  limitBytes: null,
  maxRecipients: null,
  languages: [{ locale: 'en', catalogue: english }],
  perMail: 20,
  sizeSteps: [20, 10, 5].map((size) => size * 1024 * 1024),
  opensEncrypted: true,
  ...more,
})

export const services = (more: Partial<PlanServices> = {}) => ({
  progress: vi.fn<PlanServices['progress']>(async () => null),
  forget: vi.fn<PlanServices['forget']>(async () => {}),
  watch: vi.fn<PlanServices['watch']>(() => () => {}),
  forgetWindow: vi.fn<PlanServices['forgetWindow']>(async () => {}),
  open: vi.fn<PlanServices['open']>(async () => 'done'),
  evidence: vi.fn<PlanServices['evidence']>(async () => ({
    contacts: [],
    sent: [],
    written: new Map(),
    domains: { known: [], corrections: {} },
    addressBook: false,
  })),
  openSent: vi.fn<PlanServices['openSent']>(async () => true),
  show: vi.fn<PlanServices['show']>(async () => true),
  close: vi.fn<PlanServices['close']>(),
  ...more,
})
