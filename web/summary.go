package web

import (
	"slices"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// summary is a result in short: what an adviser reads on paper, and others by a share link.
type summary struct {
	// Verdict is its name, Look the class of its colour, Words explain it.
	Verdict, Look, Words string
	// Answered is how many answers it rests on, Short what a short form left out.
	Answered, Short string
	// Position is nil where there is no result.
	Position *position
	// Sure says how far it can be relied on, a sentence each.
	Sure    []string
	Careers []summaryCareer
	// More is how many careers are level with the last of them, in words; PayFrom are the sources of their pay.
	More    string
	PayFrom []string
	Courses []summaryCourse
	// Answers is nil where nobody may learn what was answered: then nothing of the summary names a question
	// or an answer.
	Answers *summaryAnswers
}

// summaryCareer is a career in a line.
type summaryCareer struct {
	Name, Path, Band, Fit, Pay string
}

// summaryCourse is a course with what it is for.
type summaryCourse struct {
	Name string
	Why  []string
}

// summaryAnswers is what a summary says of single answers.
type summaryAnswers struct {
	// Background is what was said of it, "" where nothing was.
	Background string
	Paths      []summaryReasons
	// Turning are the questions that the first path hangs on most, under the heading Hangs. Moving leads to them,
	// and Alike says how many more there are that move it as much.
	Hangs, Moving, Alike string
	Turning              []turning
}

// summaryReasons are the answers that spoke most for one path, and against it.
type summaryReasons struct {
	Name         string
	For, Against []reasonRow
}

// summary puts it together. Without answers nothing is said from which a single one can be read.
func (r reading) summary(answers bool) summary {
	told := summary{
		Verdict: r.say.verdict(r.result.Verdict), Look: lookOf(r.result.Verdict), Answered: r.answeredWords(), Short: r.shortSummary(),
	}
	if r.result.Verdict == engine.NoResult {
		told.Words = r.noResultWords()
		return told
	}
	told.Words, told.Sure = string(r.verdictWords()), r.sureSentences(answers)
	told.Position = new(r.position())
	told.Careers, told.PayFrom, told.More = r.summaryCareers()
	told.Courses = r.summaryCourses()
	if answers {
		told.Answers = r.summaryAnswers()
	}
	return told
}

func (r reading) answeredWords() string {
	n := r.result.Coverage.Answered
	return r.say.N(n, "%[1]d of %[2]d questions has an answer.", "%[1]d of %[2]d questions have an answer.", r.put())
}

// shortSummary says how many questions were put, where it was not all of them.
func (r reading) shortSummary() string {
	if !r.partial {
		return ""
	}
	return r.say.T("Short form: %d of %d questions were asked.", r.put(), len(r.Quiz.Items))
}

// noResultWords say why there is no clear result, and not what was answered.
func (r reading) noResultWords() string {
	flat := slices.ContainsFunc(r.result.Warnings, func(w engine.Warning) bool { return w.Code == engine.FlatSheet })
	if flat {
		return r.say.T("All statements got the same answer. That tells too little to make a result of it.")
	}
	return r.say.T("Too few questions have an answer for a result. At least %s of them are needed.", r.say.share(r.Quiz.Thresholds.MinCoverage))
}

// sureSentences say how sure the result is. Which answers would have to change says something of them, of the
// background above all, and so is left out wherever answers are: were it only sometimes, that would tell, too.
func (r reading) sureSentences(answers bool) []string {
	sure := r.sure(string(r.Quiz.Paths[r.first()].Name))
	if sure.Level != "" {
		return []string{sure.Level}
	}
	if !answers {
		return []string{sure.Weights, sure.Retake}
	}
	return []string{sure.Flips, sure.Weights, sure.Retake}
}

const (
	// firstFew is the last place that a summary has careers and courses for; mostCareers bounds them where
	// many share it. Those that fit weakly are told only where there are less than leastCareers without them.
	firstFew     = 5
	mostCareers  = 8
	leastCareers = 3
)

// summaryCareers are the first careers, as far as they are ranked, with the sources of their pay and how many
// more share the last place.
func (r reading) summaryCareers() (careers []summaryCareer, from []string, more string) {
	var pay []payFigure
	left := 0
	for _, s := range r.result.Ranked[engine.Careers] {
		switch path := r.Quiz.Model.Path(s.Outcome); {
		case !r.ranksCareersOf(path) || r.placeOf(s) > firstFew || s.Band == engine.NoBand && len(careers) >= leastCareers:
			continue
		case len(careers) == mostCareers:
			left++
		default:
			card := r.card(s.Outcome)
			careers = append(careers, summaryCareer{string(card.Name), string(card.Path.Name), r.say.band(s.Band), r.say.percent(s.Fit), r.say.payLine(card.Pay)})
			pay = append(pay, card.Pay...)
		}
	}
	if left > 0 {
		more = r.say.N(left, "%d more career is level with the last of them.", "%d more careers are level with the last of them.")
	}
	return careers, r.say.payFrom(pay), more
}

// payLine says all figures of a career in a line.
func (say speech) payLine(pay []payFigure) string {
	var figures []string
	for _, p := range pay {
		if p.Official {
			figures = append(figures, say.T("official: %s", p.Figure))
		} else {
			figures = append(figures, say.T("reported: %s", p.Figure))
		}
	}
	return strings.Join(figures, "; ")
}

// payFrom names the sources of figures, each once.
func (say speech) payFrom(pay []payFigure) []string {
	var from []string
	for _, p := range pay {
		words := say.T("Pay as reported: %s.", p.From)
		if p.Official {
			words = say.T("Official wage of the nearest occupation: %s.", p.From)
		}
		if p.From != "" && !slices.Contains(from, words) {
			from = append(from, words)
		}
	}
	return from
}

// placeOf is the place of a career among those that are ranked.
func (r reading) placeOf(s engine.Standing) int {
	if r.partial {
		return s.PathRank
	}
	return s.Rank
}

func (r reading) summaryCourses() []summaryCourse {
	var courses []summaryCourse
	for _, card := range r.courseCards() {
		name := string(card.Name)
		if card.Code != "" {
			name = card.Code + ": " + name
		}
		why := r.preparesFor(card.Course)
		if r.partial || len(why) > 0 || card.First {
			courses = append(courses, summaryCourse{name, why})
		}
	}
	return courses[:min(len(courses), firstFew)]
}

func (r reading) summaryAnswers() *summaryAnswers {
	told, more := &summaryAnswers{Moving: r.turningWords()}, 0
	told.Turning, more = r.turnings()
	told.Hangs = r.hangsWords(told.Turning)
	if more > 0 {
		told.Alike = r.say.N(more, "%d more question moves it as much as the last one here.", "%d more questions move it as much as the last one here.")
	}
	if i, ok := r.Quiz.BackgroundItem(); ok && len(r.Marks[i].Options) > 0 {
		told.Background = r.answerWords(i)
	}
	told.Paths = r.summaryReasons()
	return told
}

// summaryReasons are those of the paths that lead. Of several, only what spoke for each is told: that is the
// choice.
func (r reading) summaryReasons() []summaryReasons {
	var all []summaryReasons
	leads := leading(r.Quiz, r.result)
	for _, p := range leads {
		why := r.reasons(engine.Paths, p.Outcome)
		told := summaryReasons{Name: string(r.Quiz.Paths[p.Outcome].Name), For: why.For}
		if len(leads) == 1 {
			told.Against = why.Against
		}
		all = append(all, told)
	}
	return all
}

// allAnswers are the answers to all questions, in order.
func (r reading) allAnswers() []answerRow {
	var all []answerRow
	for i, item := range r.Quiz.Items {
		all = append(all, answerRow{item.Text, r.said(i)})
	}
	return all
}

// answerRow is what was said to a question.
type answerRow struct {
	Text   quiz.Text
	Answer string
}
