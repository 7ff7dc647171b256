import { describe, expect, it } from 'vitest'
import { REGION_NAMES } from './region-names.ts'
import { regionCodeOfUnitNo, regionFullName, regionName } from './region.ts'

const NAMED_PLACES = {
  410181: '巩义',
  411302: '宛城',
  411303: '卧龙',
  411321: '南召',
  411322: '方城',
  411323: '西峡',
  411324: '镇平',
  411325: '内乡',
  411326: '淅川',
  411327: '社旗',
  411328: '唐河',
  411329: '新野',
  411330: '桐柏',
  411381: '邓州',
  440802: '赤坎',
  440803: '霞山',
  440804: '坡头',
  440811: '麻章',
  440823: '遂溪',
  440825: '徐闻',
  440881: '廉江',
  440882: '雷州',
  440883: '吴川',
  371502: '东昌府',
  371503: '茌平',
  371521: '阳谷',
  371522: '莘县',
  371524: '东阿',
  371525: '冠县',
  371526: '高唐',
  371581: '临清',
  410000: '河南',
  410100: '郑州',
  411300: '南阳',
  440000: '广东',
  440800: '湛江',
  370000: '山东',
  371500: '聊城',
}

describe('region names', () => {
  it.each(Object.entries(NAMED_PLACES))('%s is %s', (code, name) => {
    expect(regionName(code)?.startsWith(name)).toBe(true)
  })

  it('knows every prefecture of Henan', () => {
    const prefectures = [...REGION_NAMES.keys()].filter((code) => /^41(?!00)\d\d00$/.test(code))
    expect(prefectures).toHaveLength(17)
    expect(prefectures.at(0)).toBe('410100')
    expect(prefectures.at(-1)).toBe('411700')
    expect(regionName('419001')).toBe('济源市')
  })

  it('falls back to the nearest parent', () => {
    expect(regionName('410171')).toBe('郑州市') // statistics only, not in GB/T 2260
    expect(regionName('371523')).toBe('聊城市') // county until 2019
    expect(regionName('410223')).toBe('开封市')
    expect(regionName('350211')).toBe('福建省')
  })

  it('knows no name where there is no region', () => {
    expect(regionName('990000')).toBeNull()
    expect(regionName('4101')).toBeNull()
    expect(regionName('41018A')).toBeNull()
    expect(regionFullName('990000')).toBeNull()
  })

  it('puts the parents in front', () => {
    expect(regionFullName('410181')).toBe('河南省郑州市巩义市')
    expect(regionFullName('410100')).toBe('河南省郑州市')
    expect(regionFullName('410000')).toBe('河南省')
    expect(regionFullName('419001')).toBe('河南省济源市')
    expect(regionFullName('371523')).toBe('山东省聊城市')
  })

  it('holds a province for every code', () => {
    const orphans = [...REGION_NAMES.keys()].filter(
      (code) => !REGION_NAMES.has(`${code.slice(0, 2)}0000`),
    )
    expect(orphans).toEqual([])
  })
})

describe('unit numbers', () => {
  it('begin with the region', () => {
    expect(regionCodeOfUnitNo('410181990327')).toBe('410181')
  })

  it('say nothing in another form', () => {
    expect(regionCodeOfUnitNo('41018199032')).toBeNull()
    expect(regionCodeOfUnitNo('410181-990327')).toBeNull()
  })
})
