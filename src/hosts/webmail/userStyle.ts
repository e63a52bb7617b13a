import { HOST_NAME, LOOKING_ATTRIBUTE } from '../../platform/hostName.ts'

const LOOKING = `html[${LOOKING_ATTRIBUTE}]`

/**
 * Style of user origin, which beats every rule of the page and of the mail in it. What follows the banner becomes the
 * frame that whatever the mail puts over the page stays within: contained layout holds fixed descendants and their stacking
 * order. Printing keeps the webmail's own.
 */
export const WEB_USER_STYLE = `@media not print {
${HOST_NAME} { display: block !important; visibility: visible !important; opacity: 1 !important; position: relative !important;
  z-index: 1 !important; pointer-events: auto !important; filter: none !important; clip-path: none !important;
  mask: none !important; transform: none !important; translate: none !important; scale: none !important; rotate: none !important;
  float: none !important; inset: auto !important; width: auto !important; height: auto !important;
  min-width: 0 !important; max-width: none !important; max-height: none !important; content-visibility: visible !important;
  flex: none !important; align-self: stretch !important; grid-column: 1 / -1 !important;
  animation: none !important; transition: none !important; zoom: 1 !important; }
${HOST_NAME}::before, ${HOST_NAME}::after { content: none !important; }
${HOST_NAME} + * { contain: layout !important; }
${LOOKING} *, ${LOOKING}::before, ${LOOKING}::after, ${LOOKING} *::before, ${LOOKING} *::after { pointer-events: auto !important; }
}
@media print { ${HOST_NAME} { display: none !important; } }`
