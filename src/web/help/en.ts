import type { HelpPage, HelpText } from './zh-CN.ts'

export const en: Record<HelpPage, HelpText> = {
  overview: {
    title: 'Home',
    intro: 'Answers three questions: where points are lost, who owes what, and what to do next.',
    steps: [
      'Every number opens the records it is computed from.',
      'Lost points are listed by size; a criterion opens its explanation and the way to win the points back.',
      'Unfinished work lists what is overdue first, then what is due within seven days.',
      'An empty post of the leading group is announced at the top.',
    ],
  },
  scheme: {
    title: 'Assessment scheme',
    intro: 'The standard of this cycle: points, methods, evidence asked for, who is responsible, and the score now.',
    steps: [
      'Arrow keys move, right opens, left closes, Enter shows a criterion.',
      'Filter by lost points or missing owner.',
      'On a criterion, assign department and post and see the figures it reads; without figures a person states the points and why.',
      'A criterion scored from ledger records takes no typed points: add records instead.',
    ],
  },
  next: {
    title: 'Next steps',
    intro: 'Points still to be won, ordered by what they bring for the work, with department, post and deadline.',
    steps: [
      'What stands first brings the most points for the least work.',
      'Effort is guessed from the scoring rule; the office can set it, and the order follows.',
      'Filter by department and print to hand it out. A line opens the criterion.',
    ],
  },
  review: {
    title: 'Reviews side by side',
    intro: 'Self-assessment, two reviewers and the final points beside each other.',
    steps: [
      'The office names reviewers A and B; for an empty seat it enters the sheet itself.',
      'Each judges alone: a criterion opens to the other once both have judged it.',
      'Where they are further apart than the scheme allows, leader or office settle it.',
      'It can be downloaded as Excel.',
    ],
  },
  simulate: {
    title: 'Simulation',
    intro: 'Change an answer, suppose a figure, and see total and class at once; the real score is not touched.',
    steps: [
      'Enter simulated points or supposed figures; the criteria that move are listed beside them.',
      'A saved simulation has a link for people of the unit.',
      'Adopting writes the changed answers only and can be undone; supposed figures are never written.',
      'When reality has moved since it was saved, it says so.',
    ],
  },
  carry: {
    title: 'Carry over',
    intro: 'After a new cycle has begun, takes answers and duties of a past one to the criteria that answer to them.',
    steps: [
      'Criteria are matched by place and name; names merely alike are listed to look at, and can be changed.',
      'What the new cycle has is not overwritten; what finds no place is told with the reason.',
      'All is written at once and can be undone until somebody changes any of it.',
    ],
  },
  compare: {
    title: 'Versions compared',
    intro: 'Where two versions differ, and what today’s score would be.',
    steps: [
      'Choose the former and the later version.',
      'The effect is computed from the same records; nothing is saved.',
    ],
  },
  leader: {
    title: 'One-page summary',
    intro: 'All on one page: score and class, losses, what departments owe, gaps, next steps.',
    steps: ['Print gives one sheet of A4.', 'Every line opens what is behind it.'],
  },
  tasks: {
    title: 'Tasks',
    intro: 'Turns criteria into work with an owner and a date.',
    steps: [
      '“Mine” are the tasks of the posts you hold today; a liaison without a post sees those of the own place.',
      'Hand in with evidence; the creation office or a leader confirms, or returns it with a reason to be handed in again.',
      'Open a task by its name to see its evidence and history.',
      'A task follows the department and post of its duty, so it changes hands when people do.',
    ],
  },
  decompose: {
    title: 'Assign duties',
    intro:
      'Gives each criterion, or part of it, a department, a post, a measure and a rhythm; tasks follow by themselves.',
    steps: [
      'Drag chosen criteria onto a department or post, or use “Assign the chosen” by keyboard or phone; Shift chooses a range.',
      'Assign from the responsible column or from the last cycle: see what it would do, then agree; owned ones are left alone.',
      'Every step can be undone as a whole, unless somebody has changed or worked on it since.',
      'A new rhythm touches open tasks that are not yet due; what was handed in, done or missed stays.',
      'Export the table of duties, or print a sheet for one department.',
    ],
  },
  records: {
    title: 'Ledgers',
    intro: 'What happened is entered once, here; figures, scores and reports come from it.',
    steps: [
      'Choose a ledger, then search by time, place or text.',
      'Export to Excel.',
      'A withdrawn record does not count and can be restored.',
    ],
  },
  record: {
    title: 'Entering a record',
    intro: 'One event, one record. A change makes a new version; the old one is kept.',
    steps: [
      'If you leave half-way, a draft stays on this computer.',
      'Photos are asked for only where the criterion gives a reason; what is stored already need not be uploaded again.',
      'Figures, scores and the home page follow at once.',
    ],
  },
  evidence: {
    title: 'Evidence',
    intro: 'Photos and files are recognised by content; the same one is stored once, the original kept.',
    steps: ['A piece of evidence shows which records use it.', 'Download the original or change its caption.'],
  },
  figures: {
    title: 'Figures',
    intro: 'One figure, one source: each is computed from records by a stated definition.',
    steps: [
      'By month, quarter or year; by department or community.',
      'A figure lists the records that count; they sum to its value.',
    ],
  },
  reports: {
    title: 'Reports',
    intro: 'Drafted from a template; its numbers are figures, never typed.',
    steps: [
      'Click a number in the text to see its records.',
      'A frozen report keeps the figures and record versions of that day and tells what has moved since.',
      'The Word document follows GB/T 9704-2012.',
    ],
  },
  check: {
    title: 'Report check',
    intro:
      'Drop a report here to find wrong characters, numbering, numbers and contradictions. The file stays on this computer.',
    steps: [
      'Faults are listed by severity with a suggestion.',
      'Numbers that differ from the figures are pointed out.',
      'Accept corrections one by one or all of a kind and take them back; keys: J and K walk, A accepts, R keeps, U undoes.',
      'Where no correction is ready, change the report itself; pasted text is edited here with “Edit, or another one” and checked again.',
      'Keep the text and say why: only rule, words, a fingerprint of the place and the reason go to the unit; it can be taken back under “Words and kept faults”.',
      '“Earlier reports” compares with frozen reports or files of this computer: copied paragraphs, facts with two values.',
      'Words the unit does not use, and names reported wrongly, go to “Words and kept faults”.',
      'Export the corrected file with its layout, a Word file with comments, or a page to print.',
    ],
  },
  unit: {
    title: 'Unit and cycle',
    intro: 'What the unit is called, where it is, and by which version of a scheme it is judged now.',
    steps: [
      'A cycle has a first and a last day; scores and tasks belong to the current one.',
      'A new cycle starts without duties; those and the scores of the old one are kept. Ledgers and evidence stay as they are.',
      'If no scheme fits, import one under scheme files first.',
    ],
  },
  schemes: {
    title: 'Scheme files',
    intro: 'Schemes of any place and year, imported from Excel; a published one never changes.',
    steps: [
      'Download one as a pattern and fill in its columns.',
      'Choosing a file only tries it: every fault is listed, nothing is kept.',
      'Where a table does not follow the template, “Map the columns” says what each column is, and is kept for next time.',
      'Once agreed it is published as a version; a change needs a new version name.',
    ],
  },
  localRules: {
    title: 'Local rules',
    intro:
      'Points, departments, additions and what is not applicable here, laid over a published scheme as a version of its own.',
    steps: [
      'Choose the base scheme; a file of local rules can be read in.',
      'What is not changed stays as in the base; upper points follow, and a changed total is told.',
      'It can be published when nothing is wrong; local criteria stay visible, and it can be withdrawn.',
    ],
  },
  organization: {
    title: 'Organisation',
    intro: 'Departments, communities, posts and appointments are dated: look at any day.',
    steps: [
      'Enter changes of people as appointments and their ends; let the new one begin the day after the old one ends, and the post has no gap.',
      'Departments are renamed, merged and split under “Change”: from that day on; days, records and figures before keep the names they had.',
      'A seat or a post with duties that stands empty for a day is listed under “Vacancies”, those within thirty days ahead of time.',
      'Undo a mistake under “Changes”; when something entered later rests on it, you are told what.',
    ],
  },
  roster: {
    title: 'Import a roster',
    intro: 'Brings in the roster you have at once: departments, posts, people, appointments and leading-group seats.',
    steps: [
      'Download and fill the template, or use a table you already have.',
      'The file is tried first: sheet, row, column and remedy of every fault, and what is new, changed and ended.',
      'Nothing is imported while there are errors; it is written at once when you agree, and can be undone.',
    ],
  },
  reorganize: {
    title: 'Merge and split',
    intro: 'A reorganisation holds from a day: posts, appointments, duties and open tasks go to the new department.',
    steps: [
      'Choose what is merged or split, the day, and where each post goes.',
      'Look at the preview, then agree; it can be undone until something new rests on it.',
    ],
  },
  handovers: {
    title: 'Hand-overs',
    intro: 'When a post changes hands: what is handed over, what is unfinished, what is late.',
    steps: [
      'The one who leaves may write a note; each side confirms, or the office does for them.',
      'Once both have confirmed, the sheet is kept and no longer changes.',
      'It prints on A4 to be signed.',
    ],
  },
  leadingGroup: {
    title: 'Leading group',
    intro: 'Seats belong to posts, not persons: leaders change, the body has no gap.',
    steps: ['Days on which a post was empty are listed.', 'Seats begin and end on a date.'],
  },
  plan: {
    title: 'Plan',
    intro: 'Which level the unit has reached, what to apply for next, and the steps of the year.',
    steps: [
      'Terms and times of application are examples; press the pen of a level to adjust them to local notices.',
      'Once titles are entered, their ends and the next applications work themselves out and enter the calendar.',
      'A target with a figure shows what is reached so far and opens its source.',
      'The page prints on A4.',
    ],
  },
  calendar: {
    title: 'Calendar',
    intro: 'Due tasks, stages, times of application and ends of terms in one month.',
    steps: [
      'Mine and My department show less; press an entry to go to it.',
      'Subscribing gives a private address; add it to the calendar of phone or computer and it updates itself.',
      'Revoke an address that is no longer used; it dies with the account, too.',
    ],
  },
  messages: {
    title: 'Messages',
    intro: 'Tasks that are due or late and posts that stand empty, told once a day in one message.',
    steps: [
      'Press a task to go to it; once handed in it is struck out here.',
      'Each step tells of a task once; nobody is chased.',
      'To see dates in the calendar of your phone, get the subscription address on the Calendar page.',
    ],
  },
  reminders: {
    title: 'Reminders',
    intro: 'Who is reminded when, and how.',
    steps: [
      'First the one who owes, then the head of department, then the leader in charge; when a post changes hands, reminders follow.',
      'E-mail and robots of WeCom, DingTalk and Feishu are set up by an administrator under Channels; then send a test message.',
      'Group messages name tasks and departments, never people.',
      'A message that is uncertain is not sent again by itself; a person decides.',
    ],
  },
  users: {
    title: 'Users',
    intro: 'Who may come in, and do what.',
    steps: [
      'A new user gets a one-time link that is shown once; hand it over by a channel you trust.',
      'A disabled user cannot sign in; what they entered stays.',
      'A liaison needs a department or community.',
    ],
  },
}
