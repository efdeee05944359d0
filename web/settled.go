package web

import "github.com/careerfit/careerfit/engine"

// settledWords says that the answers to come can no longer change the path, on the page of an item that
// is open; it is empty unless that is proved. The proof takes what is reached as given, so nothing is
// said where an answer is to be changed. A short form stops by itself.
func (t sitting) settledWords(item int) (string, error) {
	if t.Short() || !t.Finished.IsZero() || t.Marks[item].Reached() {
		return "", nil
	}
	sheet, err := t.Quiz.OngoingSheet(t.Session)
	if err != nil {
		return "", err
	}
	switch settled := t.Quiz.Model.Settled(sheet); {
	case !settled.Clear: // the verdict has to stand, too: "balanced" is another result
		return "", nil
	case settled.Career:
		return t.say.T("Your path is settled, and so is the career that comes first on it: your remaining answers can no longer change them. See them now, or go on to sharpen the rest."), nil
	case len(careersOf(t.Quiz, t.Quiz.Paths[t.Quiz.Model.Rank(nil, sheet, engine.Paths)[0].Outcome].ID)) == 0:
		return t.say.T("Your path is settled: your remaining answers can no longer change it. See it now, or go on with the rest."), nil
	}
	return t.say.T("Your path is settled: your remaining answers can no longer change it. See it now, or go on to sharpen your careers."), nil
}
