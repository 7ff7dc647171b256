import type { CallOutput } from '@wengang/contracts/client'

/** A list as it can be chosen. */
export type BatchSummary = Pick<CallOutput<'listBatches'>['batches'][number], 'id' | 'fileName'>

/** What filters come to. */
export type Counted = CallOutput<'countAudience'>
