/** Name of the one element that the banner adds to a document. */
export const HOST_NAME = 'bounce-doctor'

/** Set on the root element while the banner looks what lies over it: then nothing lets a pointer through (see userStyle.ts of the webmails). */
export const LOOKING_ATTRIBUTE = 'data-bounce-doctor-looks'
