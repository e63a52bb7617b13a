/** By themselves, so that a host can judge a header without loading the layouts. */
/** Subject prefixes of Exchange reports by language; a colon may be full-width or have a blank before it. */
export const EXCHANGE_SUBJECT =
  /^(?:Undeliverable|Delivery delayed|Unzustellbar|Nicht zustellbar|Non remis|Échec de la remise|Non recapitabile|No se puede entregar|No entregado|Onbestelbaar|Niet bestelbaar|Não é possível entregar|Não entregue|배달되지 않음|배달할 수 없음|Kan ikke leveres|Недоставлено|Не удается доставить|配信不能|配信できません|Kunde inte levereras|Kan inte levereras|Det går inte att leverera|未送达|无法送达|未传递|未能送达|無法傳遞|無法送達|未傳遞的主旨|Nie można dostarczyć|Niedostarczone|Ei voida toimittaa|Toimittamaton|Nedoručitelné|Nelze doručit|Kézbesíthetetlen|Teslim edilemedi|Teslim Edilemez|Ανεπίδοτο|Δεν είναι δυνατή η παράδοση|Nelivrabil|Imposibil de livrat|Не може да бъде доставено|Nedoručiteľné|Neisporučivo|Não foi possível entregar|Impossible de remettre)\s{0,2}[:：]/i
/** Prefixes of its delays. */
export const EXCHANGE_DELAY =
  /^(?:Delivery delayed|Zustellung verzögert|Remise retardée|Consegna ritardata|Entrega retrasada|Entrega atrasada|配信遅延|传递延迟|已延迟传递|延迟传递|傳遞延遲|傳遞已延遲|Bezorging vertraagd|Доставка задерживается|Leverans försenad|Levering forsinket|Dostarczenie opóźnione|배달 지연됨)\s{0,2}[:：]/i
