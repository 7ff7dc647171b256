import { defineEndpoint } from '../endpoint.ts'
import { codeSent } from '../shapes.ts'

/** A code to the certified mobile for registering the administrator. */
export const askAdministratorCode = defineEndpoint('askAdministratorCode', {
  request: {},
  response: codeSent,
  errors: ['ADMINISTRATOR_EXISTS', 'CODE_PAUSE', 'CODE_LIMIT', 'LOCKED'],
})
