import { REGION_NAMES } from '@wengang/identifiers/region-names'

/** A region to choose: its leading digits and its name. */
export interface RegionChoice {
  code: string
  name: string
}

/** The regions inside a person's own, one level down from a province, further down from a city. */
export function regionsWithin(own: string): RegionChoice[] {
  const depth = own.length + 2
  return [...REGION_NAMES]
    .filter(([code]) => code.startsWith(own) && code !== own.padEnd(6, '0'))
    .filter(([code]) => depth <= 6 && code.slice(depth) === '0'.repeat(6 - depth))
    .map(([code, name]) => ({ code: code.slice(0, depth), name }))
}
