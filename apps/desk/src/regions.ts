import { REGION_NAMES } from '@wengang/identifiers/region-names'
import type { Choice } from './choices.ts'

const cityDigits = 4
const whole = (prefix: string): string => prefix.padEnd(6, '0')

/**
 * The regions inside a person's own, by their leading digits: in a province its cities, each with its
 * counties under its name, and last the counties that no city has.
 */
export function regionsWithin(own: string): Choice[] {
  const inside = [...REGION_NAMES].filter(([code]) => code.startsWith(own) && code !== whole(own))
  if (own.length >= cityDigits) return inside.map(([value, words]) => ({ value, words }))
  const choices = inside.map(([code, words]): Choice => {
    const city = code.slice(0, cityDigits)
    const group = REGION_NAMES.get(whole(city))
    const value = code === whole(city) ? city : code
    return group === undefined ? { value, words } : { value, words, group }
  })
  return [...choices.filter(({ group }) => group), ...choices.filter(({ group }) => !group)]
}
