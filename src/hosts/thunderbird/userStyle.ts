import { HOST_NAME } from '../../platform/hostName.ts'

/**
 * Style of user origin, which beats every rule of a mail, `!important` or not. It applies where the banner stands:
 * the root element stays visible, and the body becomes the frame that whatever the mail puts over the page stays
 * within (a transformed box contains its fixed descendants and their stacking order). Printing keeps the mail's own.
 */
export const USER_STYLE = `@media not print {
${HOST_NAME} { display: block !important; visibility: visible !important; opacity: 1 !important; position: relative !important;
  z-index: 2147483647 !important; pointer-events: auto !important; filter: none !important; clip-path: none !important;
  mask: none !important; transform: none !important; translate: none !important; scale: none !important; rotate: none !important;
  float: none !important; inset: auto !important; margin: 0 !important; width: auto !important; height: auto !important;
  min-width: 0 !important; max-width: none !important; max-height: none !important; content-visibility: visible !important;
  animation: none !important; transition: none !important; zoom: 1 !important; interactivity: auto !important;
  scroll-snap-align: none !important; }
html:has(> ${HOST_NAME}) { display: block !important; visibility: visible !important; opacity: 1 !important; filter: none !important;
  clip-path: none !important; mask: none !important; transform: none !important; translate: none !important; scale: none !important;
  rotate: none !important; perspective: none !important; zoom: 1 !important; content-visibility: visible !important;
  contain: none !important; position: static !important; float: none !important; columns: auto !important;
  width: auto !important; min-width: 0 !important; max-width: none !important; height: auto !important; max-height: none !important;
  margin: 0 !important; padding: 0 !important; border: 0 !important; outline: 0 !important; inset: auto !important;
  scroll-snap-type: none !important; interactivity: auto !important; overflow: auto !important; pointer-events: auto !important;
  writing-mode: horizontal-tb !important; mix-blend-mode: normal !important; animation: none !important; transition: none !important; }
html:has(> ${HOST_NAME})::before, html:has(> ${HOST_NAME})::after, ${HOST_NAME}::before, ${HOST_NAME}::after { content: none !important; }
html:has(> ${HOST_NAME}) > :not(body, ${HOST_NAME}) { display: none !important; }
html > ${HOST_NAME} + body { position: relative !important; z-index: 0 !important; float: none !important; transform: translate(0) !important;
  translate: none !important; scale: none !important; rotate: none !important; mix-blend-mode: normal !important; }
}`
