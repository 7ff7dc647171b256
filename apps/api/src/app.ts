import { Hono } from 'hono'
import { mountSubmitDecision } from './decisions/submit-decision.ts'
import { mountDiscardDraft } from './offers/discard-draft.ts'
import { mountGetOffer } from './offers/get-offer.ts'
import { mountListOffers } from './offers/list-offers.ts'
import { mountSaveDraft } from './offers/save-draft.ts'
import { refuse } from './platform/app-error.ts'
import type { HttpApp, HttpEnv } from './platform/http/context.ts'
import { errorAnswer } from './platform/http/error-answer.ts'
import { originCheck } from './platform/http/origin-check.ts'
import { requestFrame } from './platform/http/request-frame.ts'
import type { Services } from './platform/services.ts'
import { mountMarkReading } from './readings/mark-reading.ts'
import { mountOpenReading } from './readings/open-reading.ts'
import { mountEndSession } from './sessions/end-session.ts'
import { mountGetSession } from './sessions/get-session.ts'

const areas: readonly ((app: HttpApp) => void)[] = [
  mountDiscardDraft,
  mountEndSession,
  mountGetOffer,
  mountGetSession,
  mountListOffers,
  mountMarkReading,
  mountOpenReading,
  mountSaveDraft,
  mountSubmitDecision,
]

/** Composes the house: what stands around every request, then one route per contract. */
export function createApp(services: Services): HttpApp {
  const app = new Hono<HttpEnv>()
  app.onError((error, c) => errorAnswer(error, c))
  app.use(requestFrame(services))
  app.use(originCheck)
  for (const mountArea of areas) mountArea(app)
  app.all('/api/*', (c) => {
    try {
      return refuse('NOT_FOUND', {})
    } catch (error) {
      return errorAnswer(error, c)
    }
  })
  return app
}
