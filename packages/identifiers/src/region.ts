import { REGION_NAMES } from './region-names.ts'

/**
 * Name of a GB/T 2260 region, or of its nearest known parent: an abolished county gives its city,
 * a city elsewhere its province. `null` when not even the province is known.
 */
export function regionName(regionCode: string): string | null {
  return knownLevels(regionCode).pop() ?? null
}

/** The same with its parents in front: 河南省郑州市巩义市. */
export function regionFullName(regionCode: string): string | null {
  return knownLevels(regionCode).join('') || null
}

/** Region code in front of a local unit number (单位编号, S2-25), or `null` when there is none. */
export function regionCodeOfUnitNo(unitNo: string): string | null {
  return /^(?<region>\d{6})\d{6}$/.exec(unitNo)?.groups?.['region'] ?? null
}

function knownLevels(regionCode: string): string[] {
  if (!/^\d{6}$/.test(regionCode)) return []
  const levels = [`${regionCode.slice(0, 2)}0000`, `${regionCode.slice(0, 4)}00`, regionCode]
  return [...new Set(levels)].flatMap((level) => REGION_NAMES.get(level) ?? [])
}
