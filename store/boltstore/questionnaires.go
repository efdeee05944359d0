package boltstore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// PutQuestionnaire keeps the canonical form under its digest. What is kept already is not written
// again, so that a server may put its questionnaires at every start.
func (s *Store) PutQuestionnaire(ctx context.Context, canonical []byte) (quiz.Digest, error) {
	const doing = "keep a questionnaire"
	if len(canonical) == 0 {
		return quiz.Digest{}, s.refuse(ctx, doing, fmt.Errorf("%w: it is empty", store.ErrInvalid))
	}
	digest := quiz.Digest(sha256.Sum256(canonical))
	kept := false
	err := s.read(ctx, doing, func(t tables) error {
		kept = bytes.Equal(t.questionnaires.Get(digest[:]), canonical)
		return nil
	})
	if err != nil || kept {
		return digest, err
	}
	return digest, s.write(ctx, doing, func(t tables) error { return t.questionnaires.Put(digest[:], canonical) })
}

// Questionnaire returns the canonical form kept under the digest, having checked that it still has it.
func (s *Store) Questionnaire(ctx context.Context, digest quiz.Digest) ([]byte, error) {
	var canonical []byte
	err := s.read(ctx, "read questionnaire "+digest.String(), func(t tables) error {
		kept := t.questionnaires.Get(digest[:])
		if kept == nil {
			return store.ErrNotFound
		}
		if sha256.Sum256(kept) != digest {
			return damaged("its bytes have another digest")
		}
		canonical = bytes.Clone(kept)
		return nil
	})
	return canonical, err
}
