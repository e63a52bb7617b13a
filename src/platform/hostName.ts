/** Name of the one element that the banner adds to a document. */
export const HOST_NAME = 'bounce-doctor'
