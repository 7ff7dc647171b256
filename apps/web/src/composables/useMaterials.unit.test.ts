import { describe, expect, it } from 'vitest'
import { materialLimits } from '@wengang/contracts/timing'
import { fakeClient, type FakeAnswers } from '../gallery/fake-client.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { decisionWords } from '../messages/decision.zh.ts'
import { useMaterials } from './useMaterials.ts'

const picture = (name: string, type = 'image/jpeg', bytes = 9): File =>
  new File([new Uint8Array(bytes)], name, { type })

function setUp(
  answers: FakeAnswers = {},
  shrink = (file: File): Promise<Blob> => Promise.resolve(file),
) {
  const sent: { name: string; bytes: number }[] = []
  const materials = useMaterials('offer', {
    shrink,
    client: fakeClient({
      addMaterial: ({ query, file }) => {
        const bytes = (file as Blob).size
        sent.push({ name: query?.name ?? '', bytes })
        const material = {
          id: `m${sent.length}`,
          name: query?.name ?? '',
          type: 'image/jpeg',
          bytes,
        }
        return { ok: true, data: { material } }
      },
      removeMaterial: { removed: true },
      ...answers,
    }),
  })
  return { materials, sent }
}

describe('proofs for an answer', () => {
  it('are made smaller before they are sent', async () => {
    const { materials, sent } = setUp({}, async () => new Blob(['abc']))
    await materials.add([picture('照片.jpg', 'image/jpeg', 5_000)])
    expect(sent).toEqual([{ name: '照片.jpg', bytes: 3 }])
    expect(materials.materials.value.map(({ name }) => name)).toEqual(['照片.jpg'])
    expect(materials.busy.value).toBe(false)
  })

  it('are refused by type before they are sent, unless the phone does not know it', async () => {
    const { materials, sent } = setUp()
    await materials.add([picture('表.xlsx', 'application/vnd.ms-excel'), picture('扫描', '')])
    expect(sent.map(({ name }) => name)).toEqual(['扫描'])
    expect(materials.uploads.value.map(({ words }) => words)).toEqual([
      decisionWords.materialsWrongType,
    ])
  })

  it('are refused when they stay too large', async () => {
    const large = { size: materialLimits.bytes + 1 } as Blob
    const { materials, sent } = setUp({}, () => Promise.resolve(large))
    await materials.add([picture('大.pdf', 'application/pdf')])
    expect(sent).toEqual([])
    expect(materials.uploads.value[0]?.words).toBe(decisionWords.materialsTooLarge)
  })

  it('end at the limit, with words', async () => {
    const { materials } = setUp()
    const files = Array.from({ length: 11 }, (_, place) => picture(`${place}.jpg`))
    await materials.add(files)
    expect(materials.materials.value).toHaveLength(materialLimits.count)
    expect(materials.full.value).toBe(true)
    expect(materials.message.value).toBe(decisionWords.materialsFull)
  })

  it('can be sent again after they were lost', async () => {
    let network = false
    const material = { id: 'm1', name: '照片.jpg', type: 'image/jpeg', bytes: 9 }
    const { materials } = setUp({
      addMaterial: () => (network ? { ok: true, data: { material } } : lost),
    })
    await materials.add([picture('照片.jpg')])
    const [failed] = materials.uploads.value
    expect(failed?.words).toBe(decisionWords.materialsOffline)
    network = true
    if (failed) await materials.retry(failed)
    expect(materials.uploads.value).toEqual([])
    expect(materials.materials.value).toEqual([material])
  })

  it('show the words of a refusal', async () => {
    const { materials } = setUp({
      addMaterial: () => refused('UNSUPPORTED_TYPE', { accepted: ' JPEG、PNG 图片和 PDF' }),
    })
    await materials.add([picture('假的.jpg')])
    expect(materials.uploads.value[0]?.words).toBe('只接受 JPEG、PNG 图片和 PDF。')
  })

  it('stay in the list when they could not be taken away', async () => {
    const { materials } = setUp({ removeMaterial: () => lost })
    await materials.add([picture('照片.jpg')])
    const [kept] = materials.materials.value
    expect(kept && (await materials.remove(kept))).toBe('failed')
    expect(materials.materials.value).toHaveLength(1)
    expect(materials.message.value).toBe(decisionWords.materialsRemoveOffline)
  })
})
