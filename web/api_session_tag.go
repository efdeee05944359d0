package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

const headerETag = "ETag"

// tagOf is the entity tag (RFC 9110) of a session's state: another one whenever the state says something else. It is over
// what the state is made from. Visits, codes, browsers and links are no part of it, so that they are in nobody's way.
func tagOf(s *quiz.Session) string {
	// Unreachable error: nothing in it can fail to be written.
	said, _ := json.Marshal(struct {
		Engine, ID                 string
		Digest                     quiz.Digest
		Marks                      []quiz.Mark
		Asked                      []int
		Started, Changed, Finished time.Time
	}{engine.Version, s.ID, s.Digest, s.Marks, s.Asked, s.Started, s.Changed, s.Finished})
	sum := sha256.Sum256(said)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// tags are those of an If-Match header; nil where there is none.
type tags []string

// entityTags are a list of tags, or a star, as the document has it.
var entityTags = regexp.MustCompile(`^[ \t,]*(\*|(W/)?"[^"]*"([ \t]*,[ \t,]*(W/)?"[^"]*")*)[ \t,]*$`)

// ifMatch reads which states of the session may be changed.
func ifMatch(h http.Header) (tags, error) {
	if len(h.Values("If-None-Match")) > 0 { // passed over, it would let through what it was there to stop
		return nil, misuse{kindBadRequest, "A change takes no If-None-Match.", "Send If-Match with the ETag of the session as it is to be changed."}
	}
	lines := h.Values("If-Match")
	if len(lines) == 0 {
		return nil, nil
	}
	list := strings.Join(lines, ",")
	if !entityTags.MatchString(list) {
		return nil, misuse{kindBadRequest, "If-Match is no list of tags.", `Send the ETag as it came, with its quotation marks, or *.`}
	}
	var all tags
	for _, tag := range strings.Split(list, ",") { // none of ours has a comma in it: one that has is split, and is none of ours
		all = append(all, strings.Trim(tag, " \t"))
	}
	return all, nil
}

// match reports whether the header lets a state be changed. Weak tags never do: they stand for several.
func (known tags) match(tag string) bool {
	return known == nil || slices.Contains(known, "*") || slices.Contains(known, tag)
}
