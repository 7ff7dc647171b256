/** The tables of the counter; conventions as in `schema.ts`. */
export interface WindowSchema {
  /**
   * What units are found by: the pairs of characters of their names, and `=` with the whole name. With the
   * region in the key a search looks at the units of its own region only.
   */
  unit_gram: { gram: string; region_code: string; unit_id: string }
}
