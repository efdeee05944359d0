package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A findWish says which sittings are looked for: by their ids, and by the hash of a return code.
type findWish struct {
	ids  []string
	code *quiz.SecretHash
}

// A foundSitting is what an operator needs to know of a sitting before it is deleted. Of one that cannot be read there is
// its id alone.
type foundSitting struct {
	ID      string    `json:"id"`
	Started time.Time `json:"started"`
	Seen    time.Time `json:"seen"`
	// Answers is how many items were reached.
	Answers int `json:"answers"`
}

func (w findWish) form() url.Values {
	form := url.Values{"sitting": w.ids}
	if w.code != nil {
		form.Set("code_hash", hex.EncodeToString(w.code[:]))
	}
	return form
}

func findWishOf(form url.Values) (findWish, error) {
	wish := findWish{ids: form["sitting"]}
	if !form.Has("code_hash") {
		return wish, nil
	}
	sum, err := hex.DecodeString(form.Get("code_hash"))
	if err != nil || len(sum) != len(quiz.SecretHash{}) {
		return wish, usageOf(errors.New("code_hash is not the hash of a return code"))
	}
	wish.code = new(quiz.SecretHash(sum))
	return wish, nil
}

// sittingsNamed returns the ids that are meant, each once.
func sittingsNamed(texts []string) (ids []string, err error) {
	seen := map[string]bool{}
	for _, text := range texts {
		id, ok := sittingNamed(text)
		if !ok {
			return nil, fmt.Errorf("%q is neither the id of a sitting nor the address of one of its pages", text)
		}
		if !seen[id] {
			ids = append(ids, id)
		}
		seen[id] = true
	}
	return ids, nil
}

// sittingNamed finds the id in itself, in the address of any page of a sitting, or in a share link.
func sittingNamed(text string) (id string, ok bool) {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("/?# \t\r\n", r) }) {
		id = strings.ToLower(part)
		if _, ok = store.ParseID(id); ok {
			return id, true
		}
	}
	return "", false
}
