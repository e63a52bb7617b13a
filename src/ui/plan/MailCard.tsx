import { carryOut } from '../../actions/deed.ts'
import {
  type ComposeAddress,
  type DraftAttachment,
  type LinkMail,
  RECIPIENT_FIELDS,
} from '../../outgoing/index.ts'
import { saveByLink } from '../../platform/saveByLink.ts'
import { Sign } from '../icons.tsx'
import { type HandedMail, type HandOverStep, linkOf } from './handed.ts'
import type { PlanWords } from './words.ts'

interface MailCardProps {
  readonly mail: HandedMail
  readonly title: string
  readonly address: ComposeAddress | null
  readonly done: ReadonlySet<HandOverStep>
  readonly words: PlanWords
  onStep(step: HandOverStep | 'unsent'): void
  announce(text: string): void
}

/** One mail with the steps by which the reader sends it. */
export function MailCard({ mail, title, address, done, words, onStep, announce }: MailCardProps) {
  const { files, attached } = mail
  const link = linkOf(mail, address)
  const copy = async (text: string) => {
    const outcome = await carryOut({ do: 'copy', text, html: null })
    announce(words.word(outcome === 'copied' ? 'label_copied' : 'label_failed_action'))
    return outcome === 'copied'
  }
  const saveAll = async (chosen: readonly DraftAttachment[]) => {
    const saved = await saveFiles(chosen)
    announce(words.word(saved ? 'label_saved' : 'label_failed_action'))
    if (saved) onStep('saved')
  }
  const copyOut = async (text: string) => {
    if (await copy(text)) onStep('copied')
  }
  return (
    <li class="part handed" data-sent={done.has('sent')}>
      <h3>
        {title} {done.has('sent') && <Sign name="check" size={16} />}
      </h3>
      <Fields mail={mail} words={words} />
      <ol class="steps">
        {files.length > 0 && (
          <li data-step="saved">
            <button type="button" data-action="save-files" onClick={() => void saveAll(files)}>
              {words.counted('handover_save', files.length)}
            </button>
            <Done is={done.has('saved')} words={words} />
            <ul>
              {files.map((file, place) => (
                <li key={place}>
                  <button
                    type="button"
                    class="link"
                    data-file={file.name}
                    aria-label={words.word('handover_save_one_file', { name: file.name })}
                    onClick={() => void saveAll([file])}
                  >
                    <bdi>{file.name}</bdi>
                  </button>{' '}
                  <span class="soft">{words.bytes(file.sizeBytes)}</span>
                </li>
              ))}
            </ul>
          </li>
        )}
        <li data-step="opened">
          <a
            class="button"
            data-action="open-mail"
            data-lacks={link.lacks.join(' ')}
            href={link.href}
            {...(address ? { target: '_blank', rel: 'noreferrer' } : {})}
            onClick={(event) => {
              onStep('opened')
              if (!link.lacks.includes('body')) return
              event.preventDefault()
              void copy(mail.text).then(() => openLink(link.href, address))
            }}
          >
            {words.word(address ? 'handover_open_webmail' : 'handover_open_mailto')}
          </a>
          <Done is={done.has('opened')} words={words} />
          {!address && <p class="note">{words.word('handover_mailto_note')}</p>}
          {link.lacks.map((lack) => (
            <p key={lack} class="note" data-lack={lack}>
              {words.word(
                lack === 'body' && mail.summary !== null
                  ? 'handover_lacks_details'
                  : `handover_lacks_${lack}`,
              )}
            </p>
          ))}
          {mail.plain && <p class="note">{words.word('handover_plain')}</p>}
          <p class="copies">
            {words.word('handover_copy')}
            {recipientsOf(mail) !== '' && (
              <button
                type="button"
                class="plain"
                data-copy="recipients"
                onClick={() => void copyOut(recipientsOf(mail))}
              >
                {words.word('handover_copy_recipients')}
              </button>
            )}
            <button
              type="button"
              class="plain"
              data-copy="subject"
              onClick={() => void copyOut(mail.subject)}
            >
              {words.word('handover_copy_subject')}
            </button>
            <button type="button" class="plain" data-copy="text" onClick={() => void copyOut(mail.text)}>
              {words.word('handover_copy_text')}
            </button>
            <Done is={done.has('copied')} words={words} />
          </p>
        </li>
        <li>
          {attached > 0 && `${words.counted('handover_attach', attached)} `}
          {words.word('handover_check')}
          <label class="mask">
            <input
              type="checkbox"
              data-action="sent"
              checked={done.has('sent')}
              onChange={(event) => onStep(event.currentTarget.checked ? 'sent' : 'unsent')}
            />
            {words.word('handover_sent')}
          </label>
        </li>
      </ol>
    </li>
  )
}

const recipientsOf = (mail: LinkMail): string =>
  RECIPIENT_FIELDS.flatMap((field) => mail[field].map(({ address }) => address)).join(', ')

function Fields({ mail, words }: Pick<MailCardProps, 'mail' | 'words'>) {
  return (
    <dl class="fields">
      {RECIPIENT_FIELDS.filter((field) => mail[field].length > 0).map((field) => (
        <div key={field}>
          <dt>{words.word(`handover_${field}`)}</dt>
          <dd>
            <bdi class="address" dir="ltr">
              {mail[field].map(({ address }) => address).join(', ')}
            </bdi>
          </dd>
        </div>
      ))}
      <div>
        <dt>{words.word('handover_copy_subject')}</dt>
        <dd>
          <bdi>{mail.subject}</bdi>
        </dd>
      </div>
    </dl>
  )
}

const Done = ({ is, words }: { readonly is: boolean; readonly words: PlanWords }) =>
  is ? (
    <span class="step-done tone-ok">
      <Sign name="check" size={16} /> {words.word('handover_done')}
    </span>
  ) : null

/** Browsers take files that come too close to each other for one, and drop the rest. */
const BETWEEN_FILES = 150

async function saveFiles(files: readonly DraftAttachment[]): Promise<boolean> {
  try {
    for (const [place, file] of files.entries()) {
      if (place > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN_FILES))
      saveByLink(file.name, new Uint8Array(file.bytes()), file.type)
    }
    return true
  } catch {
    return false
  }
}

function openLink(href: string, address: ComposeAddress | null): void {
  if (address) window.open(href, '_blank', 'noreferrer')
  else location.assign(href)
}
