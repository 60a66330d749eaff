-- title: The id of a reported figure is its source and a number
-- reason: Ids are read by people; one that names another document misleads them.
-- severity: error
-- message: {figure_id} is a figure of {source_id}
-- hint: number it {source_id}-figure-001 and so on
SELECT ref, 'figure_id' AS field, figure_id, source_id
FROM reported_figures
WHERE substr(figure_id, 1, length(source_id) + 8) <> source_id || '-figure-'
   OR substr(figure_id, length(source_id) + 9) LIKE '%-%'
