import { findProof } from './find-proof.ts'

const SLICE = 1_000

// Works beside the page, so that the page stays alive; the page ends it when it takes too long.
self.addEventListener('message', ({ data }: MessageEvent<string>) => {
  let proof: string | null = null
  for (let start = 0; proof === null; start += SLICE) proof = findProof(data, start, SLICE)
  self.postMessage(proof)
})
