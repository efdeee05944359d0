package audit

import "github.com/careerfit/careerfit/quiz"

// retold lists what has other texts or facts: everything that differs and is neither among the changes nor
// an id. What one version alone has is not among it.
func retold(was, is *quiz.Questionnaire) []Retold {
	r := retoldList{}
	r.add("questionnaire", retoldKeys(*was, *is))
	r.add("scale", retoldOf(was.Scales, is.Scales, scaleID, func(s *quiz.Scale) { s.Options = nil }))
	for _, s := range inBoth(was.Scales, is.Scales, scaleID) {
		r.add("option", within(s[1].ID, retoldOf(s[0].Options, s[1].Options, valueID, func(v *quiz.ScaleValue) { v.Value = 0 })))
	}
	r.add("trait", retoldOf(was.Traits, is.Traits, traitID, func(*quiz.Trait) {}))
	r.add("section", retoldOf(was.Sections, is.Sections, sectionID, func(s *quiz.Section) { s.Items = nil }))
	r.add("item", retoldOf(placedItems(was), placedItems(is), func(i placedItem) string { return i.Item.ID }, (*placedItem).wordsAlone))
	for _, i := range inBoth(itemsOf(was), itemsOf(is), itemID) {
		r.add("option", within(i[1].ID, retoldOf(i[0].Options, i[1].Options, optionID, func(o *quiz.Option) {
			o.Alone, o.Traits, o.Points = false, nil, nil
		})))
	}
	r.add("path", retoldOf(was.Paths, is.Paths, pathID, func(p *quiz.Path) { p.Weights = nil }))
	r.add("career", retoldOf(was.Careers, is.Careers, careerID, func(c *quiz.Career) { c.Path, c.Weights = "", nil }))
	r.add("course", retoldOf(was.Courses, is.Courses, courseID, func(c *quiz.Course) { c.For, c.Weights = nil, nil }))
	r.add("persona", retoldOf(was.Personas, is.Personas, personaID, func(*quiz.Persona) {}))
	return r
}

type retoldList []Retold

// add puts ids with those of the kind.
func (r *retoldList) add(kind string, ids []string) {
	if len(ids) == 0 {
		return
	}
	for n := range *r {
		if (*r)[n].Kind == kind {
			(*r)[n].IDs = append((*r)[n].IDs, ids...)
			return
		}
	}
	*r = append(*r, Retold{kind, ids})
}

// retoldOf returns the ids of what still differs once that is gone which is no text and no fact.
func retoldOf[T any](was, is []T, id func(T) string, strip func(*T)) (ids []string) {
	for _, pair := range inBoth(was, is, id) {
		name := id(pair[1])
		strip(&pair[0])
		strip(&pair[1])
		if written(pair[0]) != written(pair[1]) {
			ids = append(ids, name)
		}
	}
	return ids
}

// written is the JSON form, in which a list that is empty and one that is not there are the same.
func written(v any) string { return candidateOf("", v).looks }

func within(place string, ids []string) []string {
	for n := range ids {
		ids[n] = place + "/" + ids[n]
	}
	return ids
}

// A placedItem is an item and the section that it is in, which its heading is of.
type placedItem struct {
	Section string
	Item    quiz.Item
}

func placedItems(q *quiz.Questionnaire) (all []placedItem) {
	for _, s := range q.Sections {
		for _, item := range s.Items {
			all = append(all, placedItem{s.ID, item})
		}
	}
	return all
}

func (p *placedItem) wordsAlone() {
	i := &p.Item
	i.Kind, i.Weight, i.Background, i.Optional, i.UpTo, i.Scale, i.Reversed = "", nil, false, false, 0, "", false
	i.Traits, i.Points, i.Options = nil, nil, nil
}

// retoldKeys returns the keys of the questionnaire itself that differ, but for those that have entries of
// their own.
func retoldKeys(was, is quiz.Questionnaire) (keys []string) {
	for _, key := range []struct {
		name    string
		was, is any
	}{
		{"id", was.ID, is.ID}, {"language", was.Language, is.Language}, {"title", was.Title, is.Title},
		{"summary", was.Summary, is.Summary}, {"minutes", was.Minutes, is.Minutes}, {"words", was.Words, is.Words},
		{"contacts", was.Contacts, is.Contacts}, {"sources", was.Sources, is.Sources},
		{"languages", was.AlsoIn, is.AlsoIn}, {"translations", was.Translations, is.Translations},
	} {
		if written(key.was) != written(key.is) {
			keys = append(keys, key.name)
		}
	}
	return keys
}
