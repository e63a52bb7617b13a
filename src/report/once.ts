/** A function that works once for each object, as long as that lives. `compute` must depend on nothing else. */
export function onceFor<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>()
  return (key) => {
    let held = known.get(key)
    if (!held) {
      held = { value: compute(key) }
      known.set(key, held)
    }
    return held.value
  }
}
