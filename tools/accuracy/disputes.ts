import { readFile } from 'node:fs/promises'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import { FIELDS, type Field } from './judge.ts'

/** A label of another project that we hold to be wrong, and why. */
export interface Dispute {
  readonly collection: string
  readonly id: string
  readonly fields: readonly Field[]
  readonly reason: string
}

const file = v.strictObject({
  dispute: v.optional(
    v.array(
      v.strictObject({
        collection: v.picklist(['corpus', 'mta', 'layouts-zh', 'seeds', 'kb/codes', 'kb/lines-zh']),
        id: v.string(),
        fields: v.pipe(v.array(v.picklist(FIELDS)), v.minLength(1)),
        reason: v.pipe(v.string(), v.minLength(10)),
      }),
    ),
    [],
  ),
})

/** Reads test/corpus/disputes.toml; throws on anything that is not as above. A missing file holds none. */
export async function readDisputes(path: string): Promise<Dispute[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return v.parse(file, parse(text)).dispute
}
