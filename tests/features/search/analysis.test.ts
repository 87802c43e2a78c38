import { describe, expect, it } from 'vitest'
import { keysOf, queryWords, wordsOf } from '#features/search/analysis.ts'

describe('the analysis of text', () => {
  it('cuts Chinese into words and leaves other scripts to their spaces', () => {
    expect(wordsOf('终身学习 for all')).toBe('终身 学习 for all')
    expect(wordsOf('Обучение, всегда!')).toBe(wordsOf('обучение всегда'))
  })

  it('keeps whole names apart, so that a part is not taken for a name', () => {
    expect(keysOf(['São Filipe', 'Sao Filipe', '北京'])).toBe('|sao filipe|北京|')
  })

  it('takes at most twelve different words of a question', () => {
    expect(queryWords('a b a b c')).toEqual(['a', 'b', 'c'])
    expect(queryWords(Array.from({ length: 40 }, (_, index) => `w${index}`).join(' '))).toHaveLength(12)
    expect(queryWords('… – !')).toEqual([])
  })
})
