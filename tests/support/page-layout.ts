export type LayoutCheck = 'wide' | 'cut' | 'small targets'

/**
 * Looks at the layout of the page it is sent into, so it may use nothing from outside itself.
 * Answers one sentence for each element that scrolls sideways or sticks out ('wide'), whose text
 * is cut off or spills out of its button ('cut'), or that is hard to touch ('small targets').
 * `width` is that of the phone in px; the window's own grows with what sticks out of it.
 */
export function layoutFindings({ check, width }: { check: LayoutCheck; width: number }): string[] {
  const touchPx = 44

  const overflowOf = (element: Element) => {
    const { overflowX, overflowY } = getComputedStyle(element)
    return { x: overflowX, y: overflowY }
  }
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
  const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
  const ancestors = (element: Element): Element[] => {
    const above = element.parentElement
    return above === null ? [] : [above, ...ancestors(above)]
  }
  /** A part that shows its content through a window of its own. */
  const isWindow = (element: Element) => {
    const { x } = overflowOf(element)
    const isPage = element === document.body || element === document.documentElement
    return !isPage && (scrolls(x) || clips(x))
  }
  /** Only for screen readers: squeezed into one pixel. */
  const isUnseen = (element: Element) =>
    [element, ...ancestors(element)].some((one) => {
      const { width: w, height: h } = one.getBoundingClientRect()
      return w <= 1 && h <= 1 && clips(overflowOf(one).x)
    })
  const isVisible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !isUnseen(element)
  const name = (element: Element) => {
    const words = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 24)
    const id = element.id === '' ? '' : `#${element.id}`
    const classes = [...element.classList].map((one) => `.${one}`).join('')
    return `${element.localName}${id}${classes}${words === '' ? '' : ` “${words}”`}`
  }

  const wide = (): string[] => {
    const findings: string[] = []
    const scrollWidth = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)
    if (scrollWidth > width) findings.push(`scrolls sideways: ${scrollWidth} px of ${width}`)
    const sticksOut = (element: Element) => {
      const { left, right } = element.getBoundingClientRect()
      return right > width + 1 || (left < -1 && right > 0)
    }
    for (const element of document.body.querySelectorAll('*')) {
      const above = element.parentElement
      if (!sticksOut(element) || !isVisible(element)) continue
      if (above !== null && above !== document.body && sticksOut(above)) continue
      if (ancestors(element).some(isWindow)) continue
      findings.push(`sticks out of ${width} px: ${name(element)}`)
    }
    return findings
  }

  const cut = (): string[] => {
    const found = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode
      const owner = text.parentElement
      if (owner === null || (text.textContent ?? '').trim() === '' || !isVisible(owner)) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      for (const box of range.getClientRects()) {
        if (box.width > 0 && isCut(box, owner)) found.add(`text is cut: ${name(owner)}`)
      }
    }
    for (const field of document.querySelectorAll('input')) {
      if (isVisible(field) && field.scrollWidth > field.clientWidth + 1) {
        found.add(`text is cut: ${name(field)}`)
      }
    }
    return [...found]
  }
  /** Letters may reach a little out of their line; a quarter of the line is no longer a little. */
  const isCut = (text: DOMRect, owner: Element): boolean => {
    const reach = { x: false, y: false }
    for (const element of [owner, ...ancestors(owner)]) {
      if (element === document.body || element === document.documentElement) return false
      const overflow = overflowOf(element)
      const holds = element.matches('button, [role=button], select')
      const box = element.getBoundingClientRect()
      const little = text.height / 4
      reach.x ||= scrolls(overflow.x)
      reach.y ||= scrolls(overflow.y)
      if (!reach.x && (holds || clips(overflow.x))) {
        if (text.left < box.left - 2 || text.right > box.right + 2) return true
      }
      if (!reach.y && (holds || clips(overflow.y))) {
        if (text.top < box.top - little || text.bottom > box.bottom + little) return true
      }
    }
    return false
  }

  const smallTargets = (): string[] => {
    const targets = document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, ' +
        '[role=button], [role=link], [role=tab], [role=checkbox], [role=radio], [role=switch]',
    )
    return [...targets]
      .filter((target) => touchable(target).some(isVisible))
      .filter((target) => !isWithinText(target))
      .filter((target) => !touchable(target).some(isLargeEnough))
      .map((target) => {
        const { width: w, height: h } = target.getBoundingClientRect()
        return `touch target of ${Math.round(w)} × ${Math.round(h)} px: ${name(target)}`
      })
  }
  const touchable = (target: Element): Element[] =>
    target instanceof HTMLInputElement ? [target, ...(target.labels ?? [])] : [target]
  const isWithinText = (target: Element) => {
    const around = target.parentElement?.textContent ?? ''
    const own = target.textContent ?? ''
    return getComputedStyle(target).display === 'inline' && around.trim() !== own.trim()
  }
  const isLargeEnough = (element: Element): boolean => {
    const box = element.getBoundingClientRect()
    if (box.width > touchPx - 0.5 && box.height > touchPx - 0.5) return true
    return reachesAround(element)
  }
  /** A control may be touched beyond its own box, by a pseudo-element around it. */
  const reachesAround = (element: Element): boolean => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const box = element.getBoundingClientRect()
    const reach = touchPx / 2 - 1
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
    const corners = [-reach, reach].flatMap((x) => [-reach, reach].map((y) => ({ x, y })))
    return corners.every(({ x, y }) => {
      const hit = document.elementFromPoint(middle.x + x, middle.y + y)
      return hit !== null && (hit === element || element.contains(hit))
    })
  }

  switch (check) {
    case 'wide':
      return wide()
    case 'cut':
      return cut()
    case 'small targets':
      return smallTargets()
  }
}

/**
 * Doubles the size of the root's text in the page it is sent into, and answers a sentence for
 * each text that did not grow with it. `undoLargeText` takes it back.
 */
export async function enlargeText(): Promise<string[]> {
  const root = document.documentElement
  const owners = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element.checkVisibility() &&
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      ),
  )
  const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize)
  const before = owners.map(sizeOf)
  root.dataset['fontSizeBefore'] = root.style.fontSize
  root.style.fontSize = `${sizeOf(root) * 2}px`
  // Two frames: what watches sizes gets its turn as well.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  return owners
    .filter((element, index) => element.isConnected && sizeOf(element) < (before[index] ?? 0) * 1.8)
    .map((element) => `text keeps its size: ${element.localName} “${element.innerText.trim()}”`)
}

/** Takes back what `enlargeText` did. */
export function undoLargeText(): void {
  const root = document.documentElement
  root.style.fontSize = root.dataset['fontSizeBefore'] ?? ''
  delete root.dataset['fontSizeBefore']
}
