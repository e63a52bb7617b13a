import { HOST_NAME } from '../../platform/hostName.ts'

/**
 * Puts the banner at the top of a displayed message, before its body: there neither the body's style nor anything
 * that lies over the body reaches it (see userStyle.ts). Attributes of the mail's own `<html>` are merged into the
 * document, so one that would make everything unusable is taken away, and so is a banner left behind by an earlier version of the extension.
 */
export function placeInMessage(host: HTMLElement): void {
  for (const old of document.querySelectorAll(HOST_NAME)) old.remove()
  document.documentElement.removeAttribute('inert')
  document.documentElement.insertBefore(host, document.body)
}
