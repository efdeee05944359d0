package quiz

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/careerfit/careerfit/engine"
)

// Receipt makes the receipt of a session of this questionnaire, as it stands. Made is the time to put on it, program
// the version of the program that makes it. The error says why the session is none of this questionnaire.
func (q *Quiz) Receipt(s *Session, made time.Time, program string) (*Receipt, error) {
	if s.Digest != q.Digest {
		return nil, fmt.Errorf("make a receipt: the session is of the questionnaire %s, not of %s", s.Digest, q.Digest)
	}
	sheet, err := q.ResultSheet(s)
	if err != nil {
		return nil, fmt.Errorf("make a receipt: %w", err)
	}
	r := &Receipt{
		Format: ReceiptFormat, About: ReceiptAbout, Made: made.UTC().Truncate(time.Second), Program: program,
		Engine: engine.Version, Questionnaire: ReceiptQuestionnaire{q.ID, q.Digest.String()},
		Form: "long", Answers: map[string]Answer{}, Result: q.receiptResult(sheet),
	}
	if s.Short() {
		r.Form = "short"
	}
	for _, item := range s.Asked {
		r.Asked = append(r.Asked, q.Items[item].ID)
	}
	for i, m := range s.Marks {
		if m.Reached() {
			r.Answers[q.Items[i].ID] = q.Answer(i, m)
		}
	}
	r.Sum = r.sum()
	return r, nil
}

// JSON returns the receipt as it is given to takers: for people to read, too.
func (r *Receipt) JSON() []byte {
	text := r.encoded()
	var pretty bytes.Buffer
	_ = json.Indent(&pretty, text, "", "  ") // unreachable error: it was just written
	return pretty.Bytes()
}

// sum returns what Sum must be.
func (r *Receipt) sum() string {
	without := *r
	without.Sum = ""
	text := bytes.Replace(without.encoded(), []byte(`,"sum":""}`+"\n"), []byte("}"), 1)
	hash := sha256.Sum256(text)
	return hex.EncodeToString(hash[:])
}

// encoded is the receipt in one line of JSON.
func (r *Receipt) encoded() []byte {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(r) // unreachable error: all of it are texts and whole or finite numbers
	return line.Bytes()
}

// receiptResult is what is shown of the sheet's result.
func (q *Quiz) receiptResult(sheet *engine.Sheet) ReceiptResult {
	r := q.Model.Evaluate(sheet)
	whole := r.Verdict != engine.NoResult && r.Coverage.Asked == len(q.Items)
	result := ReceiptResult{
		Verdict: r.Verdict.String(), Lead: r.Lead.Rat().RatString(), Coverage: ReceiptCoverage(r.Coverage),
		Paths: receiptPlaces(r.Ranked[engine.Paths], q.IDs(engine.Paths)), Warnings: []string{},
	}
	for _, w := range r.Warnings {
		if w.Code == engine.CareerElsewhere && !whole { // the careers of all paths are not ranked
			continue
		}
		result.Warnings = append(result.Warnings, string(w.Code))
	}
	if r.Verdict == engine.NoResult {
		return result
	}
	if whole {
		result.Courses = receiptPlaces(r.Ranked[engine.Courses], q.IDs(engine.Courses))
	}
	result.Careers = q.receiptCareers(sheet, r)
	result.Stability = q.receiptStability(sheet, len(result.Careers) > 0)
	return result
}

// receiptCareers are the careers that are ranked: all, or those of the first path of a short form, or none.
func (q *Quiz) receiptCareers(sheet *engine.Sheet, r engine.Result) []ReceiptCareer {
	var all []ReceiptCareer
	for _, s := range r.Ranked[engine.Careers] {
		c := &q.Careers[s.Outcome]
		all = append(all, ReceiptCareer{c.ID, c.Path, s.Fit.Rat().RatString(), s.Rank, s.PathRank, s.Band.String()})
	}
	if r.Coverage.Asked == len(q.Items) {
		return all
	}
	if !q.ShortForm().CareersDecided(sheet) {
		return nil
	}
	first := q.Paths[r.Ranked[engine.Paths][0].Outcome].ID
	all = slices.DeleteFunc(all, func(c ReceiptCareer) bool { return c.Path != first })
	for i := range all {
		all[i].Rank = 0
	}
	return all
}

func (q *Quiz) receiptStability(sheet *engine.Sheet, careersRanked bool) *ReceiptStability {
	report := q.Stability(sheet)
	stability := &ReceiptStability{PathFlip: report.PathFlip, Tolerance: q.Model.Tolerance(sheet).RatString(), Retake: report.Retake}
	if careersRanked {
		stability.CareerFlip = report.CareerFlip
	}
	return stability
}

func receiptPlaces(standings []engine.Standing, ids []string) []ReceiptPlace {
	var all []ReceiptPlace
	for _, s := range standings {
		all = append(all, ReceiptPlace{ids[s.Outcome], s.Fit.Rat().RatString(), s.Rank})
	}
	return all
}
