import { challengeCode, challengeCodeHash } from '@wengang/api/messages/message-codes'
import { masterKey, sealField } from '@wengang/api/platform/crypto/fields'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import { newId } from '@wengang/api/platform/ids'
import { timing } from '@wengang/contracts'
import type { House } from '../support/house.ts'
import { plantPerson, plantUnit } from '../support/plant-account.ts'
import { withWriter } from '../support/plant.ts'
import type { PlantedDoor } from './planted.ts'

/** Units whose people are about to sign in. */
export async function plantDoors(house: House, count: number): Promise<PlantedDoor[]> {
  const doors: PlantedDoor[] = []
  for (let index = 0; index < count; index += 1) doors.push(await plantDoor(house))
  return doors
}

async function plantDoor(house: House): Promise<PlantedDoor> {
  const agent = await plantPerson(house)
  const unit = await plantUnit(house, { agentIdNumber: agent.idNumber })
  const { keys, clock } = house.services
  const at = clock.now()
  const id = newId(at)
  const code = challengeCode(keys, id)
  const mobileIndex = blindIndex(keys, 'mobile', unit.certified)
  await withWriter(house, (db) =>
    db
      .insertInto('challenge')
      .values({
        id,
        subject_kind: 'unit',
        subject_id: `${unit.unitId}:${mobileIndex}`,
        mobile_index: mobileIndex,
        mobile_sealed: sealField(masterKey(keys), 'message.mobile', unit.certified),
        code_hash: challengeCodeHash(keys, id, code),
        key_id: keys.id,
        tries: 0,
        created_at: at,
        expires_at: at + 10 * timing.codeLifetimeMs,
        used_at: null,
      })
      .execute(),
  )
  return { uscc: unit.uscc, code, home: unit.cookie, agent: agent.cookie }
}
