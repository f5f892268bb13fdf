//! The end-to-end suite: the built app in `dist/`, driven in Chromium, Firefox and WebKit as a person would.
//!
//! One test is one scenario in one engine, so a failure names both: `firefox::opens_with_the_server_stopped`. A
//! failed scenario leaves a picture and the page's text in `target/e2e/`. `QUESTION_DESK_ENGINES="chromium firefox"`
//! leaves an engine out. Run it with `make test`, which installs what it needs, or, after that,
//! `cargo test --features e2e --test e2e chromium::`.

mod harness;
mod scenarios;

/// Makes a test of each scenario in each engine.
macro_rules! in_every_engine {
    ($($scenario:ident)*) => {
        in_engine!(chromium Chromium $($scenario)*);
        in_engine!(firefox Firefox $($scenario)*);
        in_engine!(webkit WebKit $($scenario)*);
    };
}

macro_rules! in_engine {
    ($module:ident $engine:ident $($scenario:ident)*) => {
        mod $module {
            $(
                #[test]
                fn $scenario() {
                    let scenario = |desk| -> crate::harness::Running { Box::pin(crate::scenarios::$scenario(desk)) };
                    crate::harness::run(crate::harness::Engine::$engine, stringify!($scenario), scenario);
                }
            )*
        }
    };
}

in_every_engine! {
    opens_under_its_policy_with_no_errors
    has_no_accessibility_violations_in_either_scheme
    opens_with_the_server_stopped
    a_part_that_does_not_come_is_asked_for_again
    a_new_version_waits_until_it_is_asked_for
    a_killed_browser_loses_nothing
    the_whole_thread
    writing_goes_by_the_keys_and_can_all_be_undone
    going_back_with_the_caret_in_the_words_loses_nothing
    pasting_becomes_structure_and_one_undo_takes_it_back
    pasting_in_the_middle_leaves_the_caret_after_the_words
    the_list_duplicates_deletes_and_takes_back
    every_page_in_use_is_accessible
    a_bad_file_gets_a_sentence_and_changes_nothing
    two_tabs_never_write_over_each_other_unseen
    a_browser_that_keeps_nothing_is_said_in_words
    what_is_damaged_or_newer_is_kept_aside_and_said
    a_batch_of_files_is_read_reviewed_searched_and_there_offline
    a_changed_page_shows_what_differs_and_both_are_kept
    a_page_is_put_right_and_every_act_taken_back
    results_are_narrowed_and_walked_by_the_keys
    the_library_of_the_first_version_is_opened
    a_damaged_index_is_made_anew
    a_clerks_rules_reach_a_member_and_the_reason_reaches_the_clerk
    a_quotation_shows_how_it_stands_to_its_source
    what_quotes_a_passage_stays_in_view
    a_typed_reference_is_linked_only_with_a_yes
    a_question_asked_before_is_said_and_what_has_changed_goes_with_it
    published_questions_that_cite_each_other_are_connected
    a_suggestion_that_was_refused_does_not_come_back
    a_promise_is_marked_and_followed_up
    what_was_marked_on_a_page_shows_on_its_later_version
    a_mark_is_about_the_words_that_are_chosen
    a_long_thread_shows_its_first_rows
    promises_stand_in_a_list_until_they_are_done
    a_question_is_read_out_and_its_answer_noted
    an_edited_document_is_taken_place_by_place
    a_file_goes_to_the_share_sheet_where_there_is_one
    an_exported_page_is_accessible_and_prints_with_its_headings
    the_preview_prints_as_a_clean_paper
    a_record_is_saved_as_data_and_for_archives
    the_harness_acts_as_a_person_does
    the_harness_kills_and_opens_the_same_profile
    the_harness_moves_files_in_and_out
}
