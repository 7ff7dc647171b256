// What a script adds to the plain pages; each of them does its work without it. Kept to the language
// of browsers of 2018, in one file without modules, so that it runs in every WebView.
;(function () {
  'use strict'
  var root = document.documentElement
  root.setAttribute('data-script', '')

  /** A page that somebody sees says so; one that a scanner or a prefetch loads does not. */
  function sayOpened() {
    var path = document.body.getAttribute('data-opened')
    if (path === null || document.visibilityState !== 'visible') return
    document.removeEventListener('visibilitychange', sayOpened)
    var request = new XMLHttpRequest()
    request.open('POST', path)
    request.send()
  }

  /** Counts down to the moment when another code may be asked for. */
  function countDown(button) {
    var until = Date.now() + Number(button.getAttribute('data-wait'))
    var words = function (name) {
      return button.getAttribute('data-' + name)
    }
    var tick = function () {
      var left = Math.ceil((until - Date.now()) / 1000)
      if (left > 0) {
        button.setAttribute('aria-disabled', 'true')
        button.textContent = words('waiting').replace('{s}', String(left))
        setTimeout(tick, 250)
        return
      }
      if (button.getAttribute('aria-disabled') === null) return
      button.removeAttribute('aria-disabled')
      button.textContent = words('ready')
      var status = button.parentNode.querySelector('[role=status]')
      if (status !== null) status.textContent = words('said')
    }
    tick()
  }

  /** 长辈版 without loading the page again. */
  function switchElder(form) {
    var button = form.querySelector('button')
    form.addEventListener('submit', function (event) {
      event.preventDefault()
      var on = button.value === '1'
      document.cookie = form.getAttribute(on ? 'data-on' : 'data-off')
      if (on) root.setAttribute('data-elder', '')
      else root.removeAttribute('data-elder')
      button.value = on ? '0' : '1'
      button.textContent = form.getAttribute(on ? 'data-leave' : 'data-enter')
    })
  }

  /** One press sends once, also under two taps and a slow network. */
  function sendOnce(form) {
    var sent = false
    form.addEventListener('submit', function (event) {
      var waits = form.querySelector('[aria-disabled]') !== null
      if (sent || waits) event.preventDefault()
      sent = sent || !waits
    })
    window.addEventListener('pageshow', function () {
      sent = false
    })
  }

  /** Compares a file that never leaves the phone with the sum that this page tells. */
  function compareFile(box) {
    var input = box.querySelector('input')
    var result = box.querySelector('[role=status]')
    input.addEventListener('change', function () {
      var file = input.files[0]
      if (file === undefined) return
      var reader = new FileReader()
      reader.addEventListener('load', function () {
        var same = sha256(new Uint8Array(reader.result)) === box.getAttribute('data-sum')
        result.textContent = box.getAttribute(same ? 'data-same' : 'data-other')
        result.className = 'banner ' + (same ? 'good' : 'wrong')
      })
      reader.readAsArrayBuffer(file)
    })
  }

  // WebCrypto is missing on plain http, where the system is tried out; this one is everywhere.
  var fractions = (function () {
    var roots = { two: [], three: [] }
    for (var number = 2; roots.three.length < 64; number += 1) {
      var prime = true
      for (var factor = 2; factor * factor <= number; factor += 1) {
        if (number % factor === 0) prime = false
      }
      if (!prime) continue
      roots.two.push((Math.sqrt(number) % 1) * 4294967296)
      roots.three.push((Math.cbrt(number) % 1) * 4294967296)
    }
    return roots
  })()

  /** SHA-256 of bytes, lower-case hex. */
  function sha256(bytes) {
    var length = bytes.length
    var padded = new Uint8Array(((length + 72) >> 6) << 6)
    padded.set(bytes)
    padded[length] = 128
    var view = new DataView(padded.buffer)
    view.setUint32(padded.length - 8, Math.floor(length / 536870912))
    view.setUint32(padded.length - 4, (length << 3) >>> 0)
    var state = Uint32Array.from(fractions.two.slice(0, 8))
    var words = new Uint32Array(64)
    for (var block = 0; block < padded.length; block += 64) {
      for (var index = 0; index < 16; index += 1) words[index] = view.getUint32(block + index * 4)
      mix(state, words)
    }
    return Array.prototype.map
      .call(state, function (word) {
        return ('0000000' + word.toString(16)).slice(-8)
      })
      .join('')
  }

  function turn(word, by) {
    return (word >>> by) | (word << (32 - by))
  }

  function mix(state, words) {
    for (var index = 16; index < 64; index += 1) {
      var early = words[index - 15]
      var late = words[index - 2]
      var low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
      var high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
      words[index] = words[index - 16] + low + words[index - 7] + high
    }
    var s = Array.prototype.slice.call(state)
    for (var round = 0; round < 64; round += 1) {
      var choice = (s[4] & s[5]) ^ (~s[4] & s[6])
      var majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
      var sum1 = turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)
      var sum0 = turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)
      var first = (s[7] + sum1 + choice + Math.floor(fractions.three[round]) + words[round]) | 0
      s = [(first + sum0 + majority) | 0, s[0], s[1], s[2], (s[3] + first) | 0, s[4], s[5], s[6]]
    }
    for (var place = 0; place < 8; place += 1) state[place] += s[place]
  }

  function each(selector, run) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), run)
  }
  document.addEventListener('visibilitychange', sayOpened)
  sayOpened()
  each('[data-wait]', countDown)
  each('form.elder', switchElder)
  each('form[method=post]:not(.elder)', sendOnce)
  each('[data-sum]', compareFile)
})()
