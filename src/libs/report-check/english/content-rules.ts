import type { EnglishRule } from './rules.ts'

/** Rules about what a report says: numbers, units, order, structure, sources. */
export const CONTENT_RULES: Record<string, EnglishRule> = {
  'N-SPLIT': {
    title: 'A number cut in two by a line break',
    why: 'Automatic numbering and conversion break lines before “digit + point”; the reader then sees two wrong numbers.',
  },
  'N-BREAK': {
    title: 'A line break between a number and the words before it',
    why: 'Automatic numbering took “digit + point” for a new item and broke the sentence before the number.',
  },
  'N-SUM': {
    title: 'The parts do not add up to the total',
    why: 'When the items after 其中 do not add up to the total, whoever verifies the report sees it first.',
  },
  'N-SUM-SCORE': {
    title: 'The scores do not add up to the total',
    why: 'The total of a self-assessment is the sum of its scores; a report that is half a point off is sent back.',
  },
  'N-PART': { title: 'A part is larger than the whole', why: 'One of the two numbers must be wrong.' },
  'N-PERCENT': {
    title: 'A percentage disagrees with its numbers',
    why: 'Shares and rates follow from the two numbers before them; if they do not, something is miswritten.',
  },
  'N-PERCENT-BASE': {
    title: 'A share disagrees with the total stated earlier',
    why: 'The whole that the share is taken of stands earlier in the text; dividing the part by it shows whether it is right.',
  },
  'N-CONFLICT-AVERAGE': {
    title: 'Average, total and number of heads disagree',
    why: 'An average is the total divided by people, events or households; the three numbers must agree.',
  },
  'N-GROWTH': {
    title: 'A rate of change disagrees with its two numbers',
    why: '“From A to B, up by r%”: each follows from the others, so one of them is wrong.',
  },
  'N-MAGNITUDE': {
    title: '“Over a hundred billion” disagrees with the number',
    why: 'A round phrase must fit the exact number right beside it.',
  },
  'N-CONFLICT': { title: 'One fact, two numbers', why: 'Within one text a fact can have only one number.' },
  'N-CONFLICT-COUNT': {
    title: 'The number of one thing differs',
    why: '“14 grids” first and “16 grids” later: in another order of words it is still one thing and has one number.',
  },
  'N-CONFLICT-SWAP': {
    title: 'One number with its digits in another order',
    why: 'First 28.6 and later 26.8 for the same thing: two digits have changed places while copying.',
  },
  'N-CONFLICT-AGAIN': {
    title: 'A number told again differs',
    why: '“The 23 mediators signed” speaks of those whom the text has introduced, so the number must be the one given there.',
  },
  'N-CONFLICT-RESTATED': {
    title: 'One fact in other words with another number',
    why: 'The same spending, building or partners described in other words should still have the same number.',
  },
  'N-UNIT': {
    title: 'Wrong unit: 万元 or 元, people or visits, events or sessions',
    why: 'The same thing has different units, or an amount is too small to be true: mostly 万 (ten thousand) was lost or units were mixed.',
  },
  'N-FIGURE': {
    title: 'A number differs from the unit’s data',
    why: 'Numbers of a report must equal those computed from the ledgers: one figure, one source.',
  },
  'N-CONFLICT-EARLIER': {
    title: 'A number differs from an earlier report',
    why: 'One fact with two numbers in two reports: be ready to explain the change.',
  },
  'N-PLAUS': {
    title: 'Numbers in an unlikely order',
    why: 'Honours of a higher level are usually fewer than those of a lower one; otherwise the two may be swapped.',
  },
  'U-PLACEHOLDER': {
    title: 'A placeholder was not replaced',
    why: '“xx街道”, “201X年”, “**市” left over from a template: a name, a year or a number was never filled in.',
  },
  'D-DUP': { title: 'A title, paragraph or sentence twice', why: 'It was pasted once too often.' },
  'D-TRUNC': {
    title: 'The text is cut off',
    why: 'It begins with the end of a sentence or stops in the middle of one: part of it was lost in copying.',
  },
  'D-BREAK': {
    title: 'A paragraph breaks in the middle of a sentence',
    why: 'The sentence goes on in the next paragraph; mostly left over from a web page, a PDF or a page end.',
  },
  'D-BOILER': {
    title: 'Web page remains, copyright notice or source address',
    why: 'Notices and addresses copied along with a web page show where the text was taken from.',
  },
  'O-NUMDUP': {
    title: 'A heading number twice',
    why: 'Two headings of one level have the same number: texts were joined or headings added without renumbering.',
  },
  'O-GAP': {
    title: 'A heading number is missing',
    why: 'A number is left out, or the first is not one; readers will think that something is missing.',
  },
  'O-HEADING': {
    title: 'Heading levels are confused',
    why: 'A heading number is written unlike its level or has a wrong mark, a heading is stuck to a number, or of a series 一是、二是 some stand as paragraphs and some do not.',
  },
  'O-COUNT': {
    title: 'The announced count is not the real one',
    why: '“Five aspects” with four listed: one was left out, or the count was not changed with the text.',
  },
  'O-ORDINAL': {
    title: '一是, 二是 … are not in sequence',
    why: 'An ordinal is repeated, skipped or missing: an item was deleted or miswritten.',
  },
  'U-FOREIGN': {
    title: 'A place or body from elsewhere',
    why: 'Another place named as if it were our own proves that the text was copied.',
    source: '《民政部关于编制全国行政区划代码的说明》; names of divisions in divisions.json',
  },
  'U-NAME': {
    title: 'The unit’s name changes',
    why: 'The text calls itself by different names, by an abolished one, or by one with a wrong character: an old text was reused.',
  },
  'U-NAME-REGION': {
    title: '“Our county” or “our district” does not fit the place',
    why: 'A county that calls itself a district, or the reverse, copied the sentence from elsewhere.',
  },
  'U-NAME-SIGNATURE': {
    title: 'The signature is of another unit than the text',
    why: 'The signature of a borrowed text was not changed, or a wrong one was put below.',
  },
  'U-PERSON': {
    title: 'Name and post do not match',
    why: 'People changed their posts and the old text did not.',
  },
  'X-SPLICE': {
    title: 'Spliced with a text of another unit',
    why: 'The text begins as one unit and goes on as another, or its main work changes all at once.',
  },
  'X-COPY': {
    title: 'A whole paragraph of another text',
    why: 'The same as another unit’s text is copying; the same as our own last year’s shows nothing new.',
  },
  'D-MISSING': {
    title: 'Recipient, signature or date missing',
    why: 'A report sent out says to whom, from whom and when.',
  },
  'T-OUTDATED': {
    title: 'Outdated term',
    why: 'Phrases and bodies of old texts and templates that are no longer in use show that an old text was copied.',
    source: 'Each entry of the word list names the year and the ground',
  },
  'S-NOFIGURE': {
    title: 'A quantity without a number',
    why: '“Most” and “many times” have neither number nor time and cannot be verified.',
  },
  'S-VAGUE': {
    title: 'A vague time, and no year in the whole text',
    why: 'Only “in recent years”, and not one year in the text: nobody can tell which time is reported.',
  },
  'S-UNEXPANDED': {
    title: 'A numeric abbreviation not spelt out',
    why: 'Outsiders do not know what “six types” or “five haves” are; spell them out the first time.',
  },
  'S-LENGTH': {
    title: 'Longer than allowed',
    why: 'Applications often have a limit, such as 500 characters an indicator; what goes beyond may be ignored.',
  },
}
