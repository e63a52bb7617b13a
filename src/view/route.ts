import { STATIONS, type Station } from '../advice/types.ts'
import type { MessageKey } from '../i18n/messageKey.ts'
import type { Words } from './context.ts'
import type { RouteView } from './types.ts'
import { underscored } from './underscored.ts'

/**
 * The stations of the delivery. Everything before `stoppedAt` is done, it is `fail` or `held`, and what comes after
 * never happened.
 */
export function stoppedRoute(stoppedAt: Station, state: 'fail' | 'held', words: Words): RouteView {
  const stop = STATIONS.indexOf(stoppedAt)
  return {
    label: words.word(`route_${state}_${underscored(stoppedAt)}`),
    stations: STATIONS.map((id, index) => ({
      id,
      label: words.word(stationKey(id)),
      state: index < stop ? 'done' : index === stop ? state : 'never',
    })),
  }
}

/** The route of a mail that arrived. */
export function doneRoute(words: Words): RouteView {
  return {
    label: words.word('route_done'),
    stations: STATIONS.map((id) => ({ id, label: words.word(stationKey(id)), state: 'done' })),
  }
}

function stationKey(id: Station): MessageKey {
  return `station_${underscored(id)}`
}
