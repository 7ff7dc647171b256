import type { PlantWish } from '../support/plant.ts'

const regions = ['410102', '410105', '410181', '410182', '410302', '411302', '410184', '410185']

/** A phone of these runs, by its number. */
export const mobileOf = (index: number): string => `138${String(index).padStart(8, '0')}`

/**
 * Firms of so many phones: one in twenty is a bookkeeper's with three firms, and for every hundred phones
 * there is a firm without any.
 */
export function firmWishes(phones: number): PlantWish[] {
  return Array.from({ length: phones }, (_, index) => index).flatMap((index) => {
    const regionCode = regions[index % regions.length] ?? '410181'
    const own: PlantWish = { regionCode, mobile: mobileOf(index) }
    const firms = index % 20 === 7 ? [own, own, own] : [own]
    return index % 100 === 50 ? [...firms, { regionCode, mobile: null }] : firms
  })
}
